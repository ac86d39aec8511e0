// SPDX-License-Identifier: GPL-3.0-or-later
// What a payload has in it, and what the names of its keys let one think of.
#include "mqtt/profiledraft.h"

#include "core/unitscale.h"
#include "payloadtext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace mqtt {

namespace {

constexpr int Deepest = 8;

std::string_view view(const QByteArray &bytes) { return {bytes.constData(), size_t(bytes.size())}; }

/// The payload as JSON, in its form; null when it is none.
QJsonDocument parse(const QByteArray &payload, DraftForm form)
{
    QByteArray text = payload;
    while (text.endsWith('\0'))
        text.chop(1);
    if (form == DraftForm::PseudoJson) {
        std::string converted;
        pseudoToJson(view(text), converted);
        text = QByteArray::fromStdString(converted);
    } else {
        bool unusable = false;
        if (const auto sane = withSaneNumbers(view(text), "\"nan\"", &unusable); !sane.empty())
            text = QByteArray::fromStdString(sane);
    }
    return QJsonDocument::fromJson(text);
}

DraftField::Kind kindOf(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    if (readNumber(trimmed(view(bytes))))
        return DraftField::Kind::NumberText;
    if (isSameWord(view(bytes), "true") || isSameWord(view(bytes), "false"))
        return DraftField::Kind::BooleanText;
    return DraftField::Kind::Text;
}

void walk(const QJsonValue &value, const QStringList &path, QList<DraftField> &fields, qsizetype &more)
{
    if (path.size() > Deepest)
        return;
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto key = object.begin(); key != object.end(); ++key)
            walk(key.value(), path + QStringList{key.key()}, fields, more);
        return;
    }
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype at = 0; at < array.size(); ++at)
            walk(array.at(at), path + QStringList{QString::number(at)}, fields, more);
        return;
    }
    if (path.isEmpty() || value.isNull() || value.isUndefined())
        return;
    if (fields.size() >= ProfileDraft::MostFields) {
        ++more;
        return;
    }
    DraftField field;
    field.path = path;
    if (value.isDouble()) {
        field.kind = DraftField::Kind::Number;
        field.shown = QString::number(value.toDouble(), 'g', 12);
    } else if (value.isBool()) {
        field.kind = DraftField::Kind::Boolean;
        field.shown = value.toBool() ? u"true"_s : u"false"_s;
    } else {
        field.shown = value.toString().left(200);
        field.kind = kindOf(value.toString());
    }
    fields.append(field);
}

struct Word
{
    QLatin1StringView name; ///< without signs, in small letters
    core::Quantity quantity;
    QLatin1StringView unit; ///< empty: the name does not say
};

using core::Quantity;
constexpr Word Words[] = {
    {"voltage"_L1, Quantity::Voltage, "V"_L1},
    {"volt"_L1, Quantity::Voltage, "V"_L1},
    {"volts"_L1, Quantity::Voltage, "V"_L1},
    {"u"_L1, Quantity::Voltage, "V"_L1},
    {"v"_L1, Quantity::Voltage, "V"_L1},
    {"vrms"_L1, Quantity::Voltage, "V"_L1},
    {"urms"_L1, Quantity::Voltage, "V"_L1},
    {"current"_L1, Quantity::Current, "A"_L1},
    {"i"_L1, Quantity::Current, "A"_L1},
    {"irms"_L1, Quantity::Current, "A"_L1},
    {"amps"_L1, Quantity::Current, "A"_L1},
    {"ampere"_L1, Quantity::Current, "A"_L1},
    {"power"_L1, Quantity::ActivePower, "W"_L1},
    {"p"_L1, Quantity::ActivePower, "W"_L1},
    {"apower"_L1, Quantity::ActivePower, "W"_L1},
    {"activepower"_L1, Quantity::ActivePower, "W"_L1},
    {"actpower"_L1, Quantity::ActivePower, "W"_L1},
    {"watt"_L1, Quantity::ActivePower, "W"_L1},
    {"watts"_L1, Quantity::ActivePower, "W"_L1},
    {"reactivepower"_L1, Quantity::ReactivePower, "var"_L1},
    {"apparentpower"_L1, Quantity::ApparentPower, "VA"_L1},
    {"aprtpower"_L1, Quantity::ApparentPower, "VA"_L1},
    {"powerfactor"_L1, Quantity::PowerFactor, "1"_L1},
    {"factor"_L1, Quantity::PowerFactor, "1"_L1},
    {"pf"_L1, Quantity::PowerFactor, "1"_L1},
    {"frequency"_L1, Quantity::Frequency, "Hz"_L1},
    {"freq"_L1, Quantity::Frequency, "Hz"_L1},
    {"hz"_L1, Quantity::Frequency, "Hz"_L1},
    // Of energy the name alone says neither Wh nor kWh: that is asked.
    {"energy"_L1, Quantity::EnergyImport, ""_L1},
    {"totalenergy"_L1, Quantity::EnergyImport, ""_L1},
    {"energytotal"_L1, Quantity::EnergyImport, ""_L1},
    {"total"_L1, Quantity::EnergyImport, ""_L1},
    {"import"_L1, Quantity::EnergyImport, ""_L1},
    {"energyimport"_L1, Quantity::EnergyImport, ""_L1},
    {"export"_L1, Quantity::EnergyExport, ""_L1},
    {"energyexport"_L1, Quantity::EnergyExport, ""_L1},
    {"totalreturned"_L1, Quantity::EnergyExport, ""_L1},
    {"relay"_L1, Quantity::Relay, "1"_L1},
    {"switch"_L1, Quantity::Relay, "1"_L1},
    {"output"_L1, Quantity::Relay, "1"_L1},
    {"ison"_L1, Quantity::Relay, "1"_L1},
    {"rssi"_L1, Quantity::Rssi, "dBm"_L1},
    {"linkquality"_L1, Quantity::LinkQuality, "1"_L1},
    {"lqi"_L1, Quantity::LinkQuality, "1"_L1},
    {"temperature"_L1, Quantity::Temperature, "degC"_L1},
    {"temp"_L1, Quantity::Temperature, "degC"_L1},
    {"tc"_L1, Quantity::Temperature, "degC"_L1},
    {"battery"_L1, Quantity::BatteryLevel, "%"_L1},
    {"uptime"_L1, Quantity::Uptime, "s"_L1},
    {"uptimesec"_L1, Quantity::Uptime, "s"_L1},
    {"online"_L1, Quantity::Online, "1"_L1},
};

/// Ends of names that say the unit: "energy_kwh", "power_kw".
constexpr std::pair<QLatin1StringView, QLatin1StringView> Endings[] = {
    {"kwh"_L1, "kWh"_L1}, {"mwh"_L1, ""_L1},   {"wh"_L1, "Wh"_L1}, {"kw"_L1, "kW"_L1}, {"w"_L1, "W"_L1},
    {"mv"_L1, "mV"_L1},   {"v"_L1, "V"_L1},    {"ma"_L1, "mA"_L1}, {"a"_L1, "A"_L1},   {"hz"_L1, "Hz"_L1},
    {"dbm"_L1, "dBm"_L1}, {"c"_L1, "degC"_L1}, {"ms"_L1, "ms"_L1},
};

QString plainName(QString name)
{
    static const QRegularExpression signs(u"[^a-z0-9]"_s);
    return name.toLower().remove(signs);
}

const Word *wordOf(const QString &plain)
{
    const auto found = std::find_if(std::begin(Words), std::end(Words),
                                    [&](const Word &word) { return plain == word.name; });
    return found == std::end(Words) ? nullptr : found;
}

} // namespace

void ProfileDraft::propose(DraftField &field)
{
    field.quantity.reset();
    field.unit.clear();
    // The key itself, else without a number behind it ("voltage1"), else the key above it ("aenergy.total").
    for (qsizetype at = field.path.size() - 1; at >= 0 && at + 2 >= field.path.size(); --at) {
        static const QRegularExpression number(u"\\d+$"_s);
        const QString written = field.path.at(at);
        QString plain = plainName(written);
        const Word *word = wordOf(plain);
        if (!word)
            word = wordOf(plain.remove(number));
        QString unit = word ? QString(word->unit) : QString();
        const qsizetype cut = std::max(written.lastIndexOf(u'_'), written.lastIndexOf(u'-'));
        if (cut > 0) {
            const QString ending = written.mid(cut + 1).toLower();
            for (const auto &[end, said] : Endings) {
                if (ending != end)
                    continue;
                if (!word)
                    word = wordOf(plainName(written.left(cut)));
                if (word)
                    unit = said;
                break;
            }
        }
        if (word && plain == "kwh"_L1)
            unit = u"kWh"_s;
        if (!word || !quantities(field.kind).contains(word->quantity))
            continue;
        field.quantity = word->quantity;
        field.unit = core::unitScale(unit, word->quantity) ? unit : QString();
        return;
    }
}

DraftForm ProfileDraft::likelyForm(const QByteArray &payload)
{
    const QByteArray text = payload.trimmed();
    if (!parse(text, DraftForm::Json).isNull())
        return DraftForm::Json;
    if ((text.startsWith('{') || text.startsWith('[')) && !parse(text, DraftForm::PseudoJson).isNull())
        return DraftForm::PseudoJson;
    return readNumber(trimmed(view(text))) ? DraftForm::Number : DraftForm::Text;
}

void ProfileDraft::findFields(const QByteArray &payload)
{
    QList<DraftField> found;
    moreFields = 0;
    if (form == DraftForm::Number || form == DraftForm::Text) {
        DraftField whole;
        whole.kind = form == DraftForm::Number ? DraftField::Kind::Number : DraftField::Kind::Text;
        whole.shown = QString::fromUtf8(payload.left(200)).trimmed();
        whole.path = {topic.section(u'/', -1)}; // its name, for the proposal alone
        propose(whole);
        whole.path.clear();
        found << whole;
        if (form == DraftForm::Text && onText.isEmpty())
            onText = whole.shown;
    } else {
        const QJsonDocument document = parse(payload, form);
        walk(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()), {}, found,
             moreFields);
        for (DraftField &field : found)
            propose(field);
    }
    for (DraftField &field : found) {
        const auto known = std::find_if(fields.begin(), fields.end(), [&](const DraftField &other) {
            return other.path == field.path &&
                   (other.kind == DraftField::Kind::Text) == (field.kind == DraftField::Kind::Text);
        });
        if (known == fields.end())
            continue;
        field.taken = known->taken;
        field.quantity = known->quantity;
        field.unit = known->unit;
        field.channel = known->channel;
    }
    fields = found;
}

} // namespace mqtt
