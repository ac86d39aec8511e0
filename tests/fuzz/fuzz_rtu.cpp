// SPDX-License-Identifier: GPL-3.0-or-later
// What is heard on a serial bus after a request. First byte: which request; second: how the bytes come in
// pieces; then the bytes. The bytes are taken apart for a person as well.
#include "busline.h"
#include "modbus/framefields.h"
#include "oracle.h"

using namespace std::chrono_literals;
using modbus::Answer;

namespace {

struct Heard
{
    Answer answer;
    QByteArray request;
};

QByteArray sealed(QByteArray frame)
{
    const quint16 sum = modbus::crc16(frame);
    frame.append(static_cast<char>(sum & 0xFF));
    frame.append(static_cast<char>(sum >> 8));
    return frame;
}

/// A valid answer is one that was asked for and stands in what was heard.
void requireProof(const fuzz::Question &asked, const Answer &answer, QByteArrayView bytes)
{
    QByteArray frame(1, static_cast<char>(asked.unit));
    if (answer.kind == Answer::Kind::Exception) {
        const int function = asked.write.isEmpty() ? asked.function : static_cast<quint8>(asked.write[0]);
        frame += static_cast<char>(function | 0x80);
        frame += static_cast<char>(answer.exceptionCode);
    } else if (!asked.write.isEmpty()) {
        frame += asked.expected;
    } else {
        fuzz::require(answer.values.size() == asked.byteCount(), "as many values as were asked for");
        frame += static_cast<char>(asked.function);
        frame += static_cast<char>(asked.byteCount());
        frame += answer.values;
    }
    fuzz::require(bytes.contains(sealed(frame)), "an answer stands in what was heard, with its checksum");
}

Heard hear(const fuzz::Question &asked, QByteArrayView bytes, std::optional<quint8> cut)
{
    ScriptedLine line;
    modbus::FrameReader reader;
    QList<Answer> answers;
    QObject::connect(&reader, &modbus::FrameReader::finished, &reader,
                     [&](const Answer &answer) { answers.append(answer); });
    reader.setIsOlder([](quint8, quint8, int count) { return count % 3 == 0; });
    reader.setDevice(&line, {0ns, 0ms, false});
    if (asked.write.isEmpty())
        reader.ask(asked.unit, asked.request(), asked.byteCount(), 0ms);
    else
        reader.write(asked.unit, asked.write, asked.expected, 0ms);
    fuzz::require(answers.isEmpty(), "no answer from within the question");
    fuzz::Pieces pieces(cut.value_or(0));
    const quint64 before = reader.characters();
    for (QByteArrayView rest = bytes; !rest.isEmpty();) {
        const qsizetype length = cut ? pieces.next(rest.size()) : rest.size();
        line.hear(rest.first(length).toByteArray());
        rest = rest.sliced(length);
    }
    for (int i = 0; i < 4 && reader.isBusy(); ++i)
        fuzz::runOut(reader);
    reader.abort();
    fuzz::require(answers.size() == 1, "one answer to one question");
    fuzz::require(reader.characters() - before == static_cast<quint64>(bytes.size()),
                  "every byte is counted");
    fuzz::runOut(reader); // what is left on the line is counted, and gone
    Answer answer = answers.first();
    fuzz::require(answer.raw.size() <= 512, "what is kept of an exchange is bounded");
    if (answer.kind == Answer::Kind::Valid || answer.kind == Answer::Kind::Exception)
        requireProof(asked, answer, bytes);
    else
        fuzz::require(answer.values.isEmpty(), "no values without an answer");
    return {answer, reader.request()};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz::Input input(data, size);
    const fuzz::Question asked = fuzz::question(input.byte());
    const quint8 cut = input.byte();
    const QByteArrayView bytes = input.rest().first(std::min<qsizetype>(input.rest().size(), 2048));
    const Heard whole = hear(asked, bytes, std::nullopt);
    const Heard pieces = hear(asked, bytes, cut);
    using Kind = Answer::Kind;
    const auto answers = [](Kind kind) { return kind == Kind::Valid || kind == Kind::Exception; };
    fuzz::require(answers(whole.answer.kind) == answers(pieces.answer.kind),
                  "an answer is one however it comes");
    if (answers(whole.answer.kind)) {
        fuzz::require(whole.answer.kind == pieces.answer.kind && whole.answer.values == pieces.answer.values,
                      "the same answer however it comes");
    }
    qsizetype place = 0;
    for (const modbus::FrameField &field : modbus::answerFields(bytes, modbus::Framing::Rtu, whole.request)) {
        fuzz::require(field.at == place && field.size >= 0, "each byte is in one field, in order");
        place += field.size;
    }
    fuzz::require(place == bytes.size(), "every byte is in a field");
    modbus::requestFields(bytes, modbus::Framing::Rtu);
    return 0;
}
