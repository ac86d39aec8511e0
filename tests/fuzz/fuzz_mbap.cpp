// SPDX-License-Identifier: GPL-3.0-or-later
// What is heard on a Modbus TCP connection with three requests under way (transactions 1 to 3). First byte:
// which requests; second: how the bytes come in pieces; then the bytes. They are taken apart for a person as
// well.
#include "busline.h"
#include "modbus/framefields.h"
#include "modbus/mbapreader.h"
#include "oracle.h"

#include <QtEndian>

using namespace std::chrono_literals;
using modbus::Answer;

namespace {

QByteArray frameOf(quint16 transaction, quint8 unit, const QByteArray &pdu)
{
    QByteArray frame(6, '\0');
    qToBigEndian(transaction, frame.data());
    qToBigEndian(static_cast<quint16>(pdu.size() + 1), frame.data() + 4);
    frame += static_cast<char>(unit);
    return frame + pdu;
}

void requireProof(quint16 transaction, const fuzz::Question &asked, const Answer &answer,
                  QByteArrayView bytes)
{
    QByteArray pdu;
    if (answer.kind == Answer::Kind::Exception) {
        const int function = asked.write.isEmpty() ? asked.function : static_cast<quint8>(asked.write[0]);
        pdu += static_cast<char>(function | 0x80);
        pdu += static_cast<char>(answer.exceptionCode);
    } else if (!asked.write.isEmpty()) {
        pdu = asked.expected;
    } else {
        fuzz::require(answer.values.size() == asked.byteCount(), "as many values as were asked for");
        pdu += static_cast<char>(asked.function);
        pdu += static_cast<char>(asked.byteCount());
        pdu += answer.values;
    }
    fuzz::require(bytes.contains(frameOf(transaction, asked.unit, pdu)),
                  "an answer stands in what was heard, under its number");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz::Input input(data, size);
    const quint8 which = input.byte();
    fuzz::Pieces pieces(input.byte());
    ScriptedLine line;
    modbus::MbapReader reader;
    QHash<quint16, Answer> answers;
    bool lost = false;
    QObject::connect(&reader, &modbus::MbapReader::finished, &reader,
                     [&](quint16 transaction, const Answer &answer) {
                         fuzz::require(!answers.contains(transaction), "one answer to one question");
                         answers.insert(transaction, answer);
                     });
    QObject::connect(&reader, &modbus::MbapReader::outOfStep, &reader, [&](const QString &why) {
        fuzz::require(!lost && !why.isEmpty(), "out of step once, and with words");
        lost = true;
    });
    reader.setDevice(&line);
    QHash<quint16, fuzz::Question> asked;
    QByteArray request;
    for (int i = 0; i < 3; ++i) {
        const fuzz::Question one = fuzz::question(static_cast<quint8>((which >> 2 * i) + i));
        const quint16 transaction = one.write.isEmpty()
                                        ? reader.ask(one.unit, one.request(), one.byteCount(), 0ms)
                                        : reader.write(one.unit, one.write, one.expected, 0ms);
        asked.insert(transaction, one);
        request = reader.lastRequest();
    }
    const QByteArrayView bytes = input.rest().first(std::min<qsizetype>(input.rest().size(), 4096));
    for (QByteArrayView rest = bytes; !rest.isEmpty();) {
        const qsizetype length = pieces.next(rest.size()) * 4;
        line.hear(rest.first(std::min(length, rest.size())).toByteArray());
        rest = rest.sliced(std::min(length, rest.size()));
    }
    fuzz::runOut(reader);
    reader.abort();
    fuzz::require(answers.size() == asked.size() && reader.underWay() == 0, "every question has its answer");
    for (auto it = answers.cbegin(); it != answers.cend(); ++it) {
        fuzz::require(it->raw.size() <= 512, "what is kept of an exchange is bounded");
        if (it->kind == Answer::Kind::Valid || it->kind == Answer::Kind::Exception)
            requireProof(it.key(), asked.value(it.key()), *it, bytes);
        else
            fuzz::require(it->values.isEmpty(), "no values without an answer");
    }
    qsizetype place = 0;
    for (const modbus::FrameField &field : modbus::answerFields(bytes, modbus::Framing::Mbap, request)) {
        fuzz::require(field.at == place && field.size >= 0, "each byte is in one field, in order");
        place += field.size;
    }
    fuzz::require(place == bytes.size(), "every byte is in a field");
    modbus::requestFields(bytes, modbus::Framing::Mbap);
    return 0;
}
