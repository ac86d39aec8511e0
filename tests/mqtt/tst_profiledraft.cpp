// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/handclock.h"
#include "mqtt/profilecheck.h"
#include "mqtt/profiledraft.h"
#include "mqtt/topiclook.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using core::Quantity;
using mqtt::DraftFault;
using mqtt::DraftField;
using mqtt::DraftForm;
using mqtt::ProfileDraft;

namespace {

const QByteArray Payload =
    R"({"id":"m7","voltage":231.2,"i":"1.5","apower":346.1,"aenergy":{"total":1234.5},)"
    R"("phases":[{"power_kw":0.1}],"output":true,"wifi":{"rssi":-61},"note":"all well"})";

ProfileDraft draftOf(const QString &topic, const QByteArray &payload)
{
    ProfileDraft draft = ProfileDraft::of(topic, payload);
    draft.id = u"lab-own"_s;
    draft.name = u"Laboratory meter"_s;
    return draft;
}

DraftField *fieldOf(ProfileDraft &draft, const QString &name)
{
    for (DraftField &field : draft.fields) {
        if (field.name() == name)
            return &field;
    }
    return nullptr;
}

core::ProfilePtr parsed(const ProfileDraft &draft)
{
    const auto profile =
        core::ProfileStore::parse(QJsonDocument(draft.toProfile()).toJson(), u"lab-own.json"_s);
    if (!profile)
        qWarning("%s", qPrintable(profile.error().toString()));
    return profile ? *profile : nullptr;
}

} // namespace

/// A profile from a live message: proposals that nobody has to believe, and refusals in time.
class TestProfileDraft : public QObject
{
    Q_OBJECT

private slots:
    void theFormIsProposed_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<DraftForm>("form");
        QTest::newRow("object") << QByteArray("{\"a\":1}") << DraftForm::Json;
        QTest::newRow("array") << QByteArray("[1,2]") << DraftForm::Json;
        QTest::newRow("bare nan") << QByteArray("{\"a\":nan}") << DraftForm::Json;
        QTest::newRow("python") << QByteArray("{'a': True}") << DraftForm::PseudoJson;
        QTest::newRow("number") << QByteArray(" 12.5\n") << DraftForm::Number;
        QTest::newRow("text") << QByteArray("ON") << DraftForm::Text;
        QTest::newRow("half an object") << QByteArray("{\"a\":") << DraftForm::Text;
        QTest::newRow("nothing") << QByteArray() << DraftForm::Text;
    }

    void theFormIsProposed()
    {
        QFETCH(QByteArray, payload);
        QTEST(ProfileDraft::likelyForm(payload), "form");
    }

    void theLevelIsProposed_data()
    {
        QTest::addColumn<QString>("topic");
        QTest::addColumn<int>("level");
        QTest::newRow("chip") << u"dev/ESP32-1a2b/pzem/metrics"_s << 1;
        QTest::newRow("tasmota") << u"tele/tasmota_8231A9/SENSOR"_s << 1;
        QTest::newRow("shelly") << u"shellyplus1pm-a8032abe54dc/status/switch:0"_s << 0;
        QTest::newRow("words alone") << u"weather/now"_s << -1;
        QTest::newRow("one level") << u"meter"_s << -1;
    }

    void theLevelIsProposed()
    {
        QFETCH(QString, topic);
        QTEST(ProfileDraft::likelyLevel(topic), "level");
    }

    void fieldsAreFoundAndNothingIsTaken()
    {
        ProfileDraft draft = draftOf(u"lab/m7/data"_s, Payload);
        QCOMPARE(draft.form, DraftForm::Json);
        for (const DraftField &field : std::as_const(draft.fields))
            QVERIFY2(!field.taken, "nothing is taken before a person says so");
        QCOMPARE(fieldOf(draft, u"voltage"_s)->quantity, std::optional(Quantity::Voltage));
        QCOMPARE(fieldOf(draft, u"voltage"_s)->unit, u"V"_s);
        QCOMPARE(fieldOf(draft, u"i"_s)->kind, DraftField::Kind::NumberText);
        QCOMPARE(fieldOf(draft, u"i"_s)->quantity, std::optional(Quantity::Current));
        QCOMPARE(fieldOf(draft, u"apower"_s)->quantity, std::optional(Quantity::ActivePower));
        // Neither Wh nor kWh is known: that is asked, not guessed.
        QCOMPARE(fieldOf(draft, u"aenergy.total"_s)->quantity, std::optional(Quantity::EnergyImport));
        QVERIFY(fieldOf(draft, u"aenergy.total"_s)->unit.isEmpty());
        QCOMPARE(fieldOf(draft, u"phases.0.power_kw"_s)->unit, u"kW"_s);
        QCOMPARE(fieldOf(draft, u"output"_s)->quantity, std::optional(Quantity::Relay));
        QCOMPARE(fieldOf(draft, u"wifi.rssi"_s)->unit, u"dBm"_s);
        QCOMPARE(fieldOf(draft, u"note"_s)->kind, DraftField::Kind::Text);
        QVERIFY(!fieldOf(draft, u"note"_s)->quantity);
        QCOMPARE(draft.verdict().fault, DraftFault::NothingTaken);
    }

    void theProfileReadsTheMessageItWasMadeOf()
    {
        ProfileDraft draft = draftOf(u"lab/m7/data"_s, Payload);
        draft.deviceLevel = 1;
        for (const QString &name :
             {u"voltage"_s, u"i"_s, u"aenergy.total"_s, u"output"_s, u"phases.0.power_kw"_s})
            fieldOf(draft, name)->taken = true;
        QCOMPARE(draft.verdict().fault, DraftFault::NoUnit);
        fieldOf(draft, u"aenergy.total"_s)->unit = u"kWh"_s;
        fieldOf(draft, u"phases.0.power_kw"_s)->channel = u"L1"_s;
        QCOMPARE(draft.verdict().fault, DraftFault::None);
        QCOMPARE(draft.pattern(), u"lab/{device}/data"_s);
        const core::ProfilePtr profile = parsed(draft);
        QVERIFY(profile);
        QCOMPARE(mqtt::profileProblems(profile), QStringList());
        const mqtt::TopicLook look(core::TransportId(u"t"_s), {profile}, {profile}, {});
        const HandClock clock;
        const auto meaning = look.meaning("lab/m7/data", Payload, false, {clock.now(), clock.steady()});
        QMap<QString, double> values;
        for (const mqtt::TopicValue &value : meaning.values) {
            QCOMPARE(value.quality, core::Quality::Good);
            QCOMPARE(value.series.device.toString(), u"m7"_s);
            values.insert(core::quantityName(value.series.quantity) + value.series.channel, *value.value);
        }
        QCOMPARE(values.value(u"voltage"_s), 231.2);
        QCOMPARE(values.value(u"current"_s), 1.5);
        QCOMPARE(values.value(u"energy_import"_s), 1234500.);
        QCOMPARE(values.value(u"active_powerL1"_s), 100.);
        QCOMPARE(values.value(u"relay"_s), 1.);
        QVERIFY(meaning.rejects.isEmpty());
    }

    void keysThatLookLikePathsAreKeys()
    {
        ProfileDraft draft = draftOf(u"m"_s, R"({"em:0":{"a.b":5}})");
        draft.device = u"cellar"_s;
        DraftField *field = fieldOf(draft, u"em:0.a.b"_s);
        QVERIFY(field);
        field->taken = true;
        field->quantity = Quantity::Voltage;
        field->unit = u"mV"_s;
        const core::ProfilePtr profile = parsed(draft);
        QVERIFY(profile);
        const mqtt::TopicLook look(core::TransportId(u"t"_s), {profile}, {profile}, {});
        const auto meaning = look.meaning("m", R"({"em:0":{"a.b":5}})", false, {});
        QCOMPARE(meaning.values.size(), 1);
        QCOMPARE(meaning.values.at(0).value, std::optional(0.005));
        QCOMPARE(meaning.values.at(0).series.device.toString(), u"cellar"_s);
    }

    void aBareNumberAndATextAreProfilesToo()
    {
        ProfileDraft number = draftOf(u"house/m3/energy"_s, "12.5");
        QCOMPARE(number.fields.size(), 1);
        QCOMPARE(number.fields[0].quantity, std::optional(Quantity::EnergyImport));
        number.fields[0].taken = true;
        number.fields[0].unit = u"kWh"_s;
        QCOMPARE(number.verdict().fault, DraftFault::None);
        QVERIFY(parsed(number));
        QCOMPARE(mqtt::profileProblems(parsed(number)), QStringList());
        ProfileDraft text = draftOf(u"house/m3/relay"_s, "ON");
        QCOMPARE(text.fields[0].quantity, std::optional(Quantity::Relay));
        text.fields[0].taken = true;
        QCOMPARE(text.onText, u"ON"_s);
        text.offText = u"OFF"_s;
        QCOMPARE(text.verdict().fault, DraftFault::None);
        const core::ProfilePtr profile = parsed(text);
        QVERIFY(profile);
        QCOMPARE(mqtt::profileProblems(profile), QStringList());
        const mqtt::TopicLook look(core::TransportId(u"t"_s), {profile}, {profile}, {});
        QCOMPARE(look.meaning("house/m3/relay", "OFF", false, {}).values.at(0).value, std::optional(0.));
    }

    void whatIsWrongIsRefused_data()
    {
        QTest::addColumn<std::function<void(ProfileDraft &)>>("spoil");
        QTest::addColumn<DraftFault>("fault");
        const auto row = [](const char *name, DraftFault fault, std::function<void(ProfileDraft &)> spoil) {
            QTest::newRow(name) << std::move(spoil) << fault;
        };
        row("sound", DraftFault::None, [](ProfileDraft &) {});
        row("no name", DraftFault::NoName, [](ProfileDraft &draft) { draft.name = u"  "_s; });
        row("id in capitals", DraftFault::BadId, [](ProfileDraft &draft) { draft.id = u"Own"_s; });
        row("id with a path", DraftFault::BadId, [](ProfileDraft &draft) { draft.id = u"../own"_s; });
        row("no device", DraftFault::NoDevice, [](ProfileDraft &draft) { draft.deviceLevel = -1; });
        row("braces", DraftFault::BadLevel, [](ProfileDraft &draft) { draft.topic = u"lab/m7/{x}"_s; });
        row("no quantity", DraftFault::NoQuantity,
            [](ProfileDraft &draft) { draft.fields[0].quantity.reset(); });
        row("no unit", DraftFault::NoUnit, [](ProfileDraft &draft) { draft.fields[0].unit.clear(); });
        row("wrong unit", DraftFault::WrongUnit, [](ProfileDraft &draft) { draft.fields[0].unit = u"A"_s; });
        row("nothing", DraftFault::NothingTaken, [](ProfileDraft &draft) { draft.fields[0].taken = false; });
        row("twice", DraftFault::Twice, [](ProfileDraft &draft) {
            draft.fields[1] = draft.fields[0];
            draft.fields[1].path = {u"v"_s};
        });
        row("a text", DraftFault::TextUnclear,
            [](ProfileDraft &draft) { draft.fields[0].kind = DraftField::Kind::Text; });
    }

    void whatIsWrongIsRefused()
    {
        QFETCH(std::function<void(ProfileDraft &)>, spoil);
        QFETCH(DraftFault, fault);
        ProfileDraft draft = draftOf(u"lab/m7/data"_s, R"({"u":230,"v":231})");
        draft.fields[0].taken = true;
        spoil(draft);
        QCOMPARE(draft.verdict().fault, fault);
    }

    void whatAPersonSaidStaysWhenTheNextMessageComes()
    {
        ProfileDraft draft = draftOf(u"lab/m7/data"_s, R"({"u":230,"x":1})");
        DraftField *field = fieldOf(draft, u"x"_s);
        field->taken = true;
        field->quantity = Quantity::Frequency;
        field->unit = u"mHz"_s;
        draft.findFields(R"({"new":5,"u":231,"x":49980})");
        field = fieldOf(draft, u"x"_s);
        QVERIFY(field->taken);
        QCOMPARE(field->quantity, std::optional(Quantity::Frequency));
        QCOMPARE(field->unit, u"mHz"_s);
        QCOMPARE(field->shown, u"49980"_s);
        QVERIFY(fieldOf(draft, u"new"_s));
    }

    void aHugeMessageIsBounded()
    {
        QJsonObject object;
        for (int i = 0; i < 500; ++i)
            object[u"k%1"_s.arg(i)] = i;
        const ProfileDraft draft = draftOf(u"a"_s, QJsonDocument(object).toJson());
        QCOMPARE(draft.fields.size(), ProfileDraft::MostFields);
        QCOMPARE(draft.moreFields, 500 - ProfileDraft::MostFields);
    }

    void everyUnitThatIsOfferedFits()
    {
        for (const Quantity quantity : core::allQuantities()) {
            const QStringList units = ProfileDraft::units(quantity);
            QCOMPARE(units.constFirst(), QString(core::quantityUnit(quantity)));
        }
        QVERIFY(ProfileDraft::units(Quantity::EnergyImport).contains(u"kWh"_s));
        QVERIFY(!ProfileDraft::units(Quantity::EnergyImport).contains(u"kW"_s));
    }
};

QTEST_APPLESS_MAIN(TestProfileDraft)
#include "tst_profiledraft.moc"
