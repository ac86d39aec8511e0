// SPDX-License-Identifier: GPL-3.0-or-later
#include "topicwords.h"

#include "wirewords.h"
#include "words.h"

#include <QJsonDocument>
#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr int HexColumns = 16;
constexpr int Step = 2; ///< blanks a level of JSON

} // namespace

QString TopicWords::indented(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError || document.isNull())
        return {};
    // Not printed anew: that would sort the keys and round the numbers.
    QString out;
    int depth = 0;
    bool inText = false;
    const QString text = QString::fromUtf8(json);
    const auto nextOf = [&text](qsizetype at) {
        while (at < text.size() && text.at(at).isSpace())
            ++at;
        return at < text.size() ? text.at(at) : QChar();
    };
    const auto line = [&] { out += u'\n' + QString(std::max(0, depth) * Step, u' '); };
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar sign = text.at(at);
        if (inText) {
            out += sign;
            if (sign == u'\\' && at + 1 < text.size())
                out += text.at(++at);
            else if (sign == u'"')
                inText = false;
            continue;
        }
        if (sign.isSpace())
            continue;
        if (sign == u'}' || sign == u']') {
            --depth;
            if (!out.endsWith(u'{') && !out.endsWith(u'['))
                line();
        }
        out += sign;
        if (sign == u'"') {
            inText = true;
        } else if (sign == u'{' || sign == u'[') {
            ++depth;
            const QChar next = nextOf(at + 1);
            if (next != u'}' && next != u']')
                line();
        } else if (sign == u',') {
            line();
        } else if (sign == u':') {
            out += u' ';
        }
    }
    return out;
}

QString TopicWords::hexDump(const QByteArray &bytes)
{
    QStringList lines;
    for (qsizetype from = 0; from < bytes.size(); from += HexColumns) {
        const QByteArray part = bytes.mid(from, HexColumns);
        QString seen;
        for (const char byte : part)
            seen += byte >= 0x20 && byte < 0x7f ? QLatin1Char(byte) : QLatin1Char('.');
        lines << u"%1  %2  %3"_s.arg(QString::number(from, 16).rightJustified(4, u'0'),
                                     WireWords::hex(part).leftJustified(HexColumns * 3 - 1), seen);
    }
    return lines.join(u'\n');
}

QString TopicWords::payload(const QByteArray &bytes, Form form)
{
    if (form == Form::Hex)
        return hexDump(bytes);
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder.decode(bytes);
    const bool readable = !decoder.hasError() && std::all_of(text.begin(), text.end(), [](QChar sign) {
        return sign.isPrint() || sign.isSpace() || sign.isSurrogate();
    });
    if (!readable)
        return hexDump(bytes);
    const QString lines = form == Form::Formatted ? indented(bytes) : QString();
    return lines.isEmpty() ? text : lines;
}

QString TopicWords::filterFault(mqtt::FilterFault fault)
{
    switch (fault) {
    case mqtt::FilterFault::None:
        break;
    case mqtt::FilterFault::Empty:
        return tr("Which topics? # stands for all of them.");
    case mqtt::FilterFault::TooLong:
        return tr("No filter may be longer than 65,535 bytes.");
    case mqtt::FilterFault::HashPlace:
        return tr("# stands alone in the last level, as in dev/#.");
    case mqtt::FilterFault::PlusPlace:
        return tr("+ stands alone in its level, as in dev/+/status.");
    case mqtt::FilterFault::Shared:
        return tr("A shared subscription would take messages away from its other members.");
    case mqtt::FilterFault::Control:
        return tr("It has a character that no topic may have.");
    }
    return {};
}

QString TopicWords::value(const mqtt::TopicValue &value)
{
    const QString name = value.series.channel.isEmpty()
                             ? Words::quantity(value.series.quantity)
                             : tr("%1, %2", "quantity and channel")
                                   .arg(Words::quantity(value.series.quantity), value.series.channel);
    return value.value
               ? tr("%1: %2 (%3)", "quantity, value and quality")
                     .arg(name, Words::valueWithUnit(value.series.quantity, *value.value),
                          Words::quality(value.quality))
               : tr("%1: no value (%2)", "quantity and quality").arg(name, Words::quality(value.quality));
}

QStringList TopicWords::meaning(const mqtt::TopicMeaning &meaning)
{
    QStringList lines;
    for (const mqtt::TopicUse &use : meaning.uses) {
        if (!use.isConnected)
            lines << (use.isOrder ? tr("“%1” knows this topic as orders to a device.").arg(use.profile->name)
                                  : tr("“%1” would read this topic, but this transport does not use it.")
                                        .arg(use.profile->name));
        else if (use.isOrder)
            lines << tr("“%1” knows this topic as orders to a device; nothing is read here.")
                         .arg(use.profile->name);
        else if (use.isIgnored)
            lines << tr("“%1” knows this topic and reads nothing here.").arg(use.profile->name);
        else
            lines << tr("“%1” reads it by %2.", "profile and the entry of its file")
                         .arg(use.profile->name, use.pattern);
    }
    if (meaning.isRead && meaning.uses.isEmpty())
        lines << tr("A device announced this topic.");
    QString device;
    for (const mqtt::TopicValue &read : meaning.values) {
        if (read.series.device.toString() != device) {
            device = read.series.device.toString();
            lines << tr("Device %1").arg(device);
        }
        lines << value(read);
    }
    for (const core::Reject &reject : meaning.rejects)
        lines << tr("Refused: %1 (%2)", "reason and detail")
                     .arg(Words::rejectReason(reject.reason), reject.detail);
    if (lines.isEmpty())
        lines << tr("No profile reads this topic.");
    return lines;
}

QString TopicWords::losses(const mqtt::TopicLosses &losses)
{
    QStringList parts;
    if (losses.tooMany > 0)
        parts << tr("%1 messages of topics for which there was no room; choose a narrower filter.")
                     .arg(Words::count(losses.tooMany));
    if (losses.tooLong > 0)
        parts << tr("%1 messages whose topic is too long.").arg(Words::count(losses.tooLong));
    if (losses.letGo > 0)
        parts << tr("%1 older payloads made room for newer ones.").arg(Words::count(losses.letGo));
    if (losses.shortened > 0)
        parts << tr("%1 long payloads are kept in part.").arg(Words::count(losses.shortened));
    return parts.isEmpty() ? QString() : tr("Left out: %1", "sentences follow").arg(parts.join(u' '));
}

QString TopicWords::draftFault(const mqtt::ProfileDraft::Verdict &verdict)
{
    const auto fact = [&verdict](int at) { return verdict.facts.value(at); };
    switch (verdict.fault) {
    case mqtt::DraftFault::None:
        break;
    case mqtt::DraftFault::NoName:
        return tr("a name");
    case mqtt::DraftFault::BadId:
        return tr("an id of small letters, digits and hyphens");
    case mqtt::DraftFault::NoDevice:
        return tr("which level is the device’s id, or one id for all");
    case mqtt::DraftFault::BadLevel:
        return tr("the level “%1” has a sign that profiles give a meaning to").arg(fact(0));
    case mqtt::DraftFault::NothingTaken:
        return tr("at least one value, ticked by you");
    case mqtt::DraftFault::NoQuantity:
        return tr("what “%1” measures").arg(fact(0));
    case mqtt::DraftFault::NoUnit:
        return tr("the unit in which “%1” is sent").arg(fact(0));
    case mqtt::DraftFault::WrongUnit:
        return tr("a unit that fits “%1”; %2 does not").arg(fact(0), fact(1));
    case mqtt::DraftFault::TextUnclear:
        return tr("“%1” is a text without a number in it and cannot be read here").arg(fact(0));
    case mqtt::DraftFault::Twice:
        return tr("“%1” and “%2” are the same quantity; give one of them a channel").arg(fact(0), fact(1));
    case mqtt::DraftFault::NoMeaning:
        return tr("which text means on, and which means off");
    }
    return {};
}

QString TopicWords::clearing(const core::TransportSettings &broker, const engine::RetainedOrder &order)
{
    QString topic = order.topic;
    topic.replace(u'\'', u"'\\''"_s); // as a shell wants it
    QString command =
        u"mosquitto_pub -h %1 -p %2 -t '%3' -r -n"_s.arg(broker.host).arg(broker.tcpPort).arg(topic);
    if (!broker.user.isEmpty())
        command += u" -u '%1' -P …"_s.arg(broker.user);
    return command;
}

} // namespace console
