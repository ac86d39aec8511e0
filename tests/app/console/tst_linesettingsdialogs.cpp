// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/momentedit.h"
#include "dialogs/outageruledialog.h"
#include "dialogs/plannedworkdialog.h"
#include "dialogs/voltagetermsdialog.h"
#include "engine/outagehistory.h"
#include "engine/voltagequery.h"
#include "settings/settings.h"
#include "setupfixture.h"
#include "widgets/button.h"
#include "words.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::MomentEdit;
using console::OutageRuleDialog;
using console::PlannedWorkDialog;
using console::VoltageTermsDialog;

namespace {

core::UtcTime utc(const QString &text)
{
    return core::fromMicros(QDateTime::fromString(text, Qt::ISODate).toMSecsSinceEpoch() * 1000);
}

const core::DeviceId Lab(u"lab"_s);
const core::DeviceId Gate(u"gate"_s);

} // namespace

/// What the workspace says of outages and voltages, as a person changes it: the engine reads what was meant,
/// and nothing else of the file changes.
class LineSettingsDialogsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { widgets::Theme::loadFonts(), widgets::Theme::light().apply(*qApp); }
    void init();
    void cleanup() { console::Words::use({}); }
    void aMomentIsOfTheViewsZone();
    void aSkippedMomentIsSeen();
    void workIsNoted();
    void workOfTheZoneMeansTheSameEverywhere();
    void workThatCannotBeIsRefused_data();
    void workThatCannotBeIsRefused();
    void workIsTakenBack();
    void workThatIsNotUnderstoodIsShownAsItIs();
    void theRuleIsWritten();
    void theRuleRefuses_data();
    void theRuleRefuses();
    void ownRegionsAreTried();
    void ownRegionsAreWrittenAndTakenOut();
    void voltagesAreWritten();
    void voltagesAreRefused_data();
    void voltagesAreRefused();
    void whatIsLeftEmptySaysWhoDecides();
    void nothingIsTakenWhereNothingIsKept();
    void arePictured();

private:
    core::Workspace with(const QString &key, const QJsonObject &part) const
    {
        return *m_workspace.withPart(key, part);
    }
    std::unique_ptr<PlannedWorkDialog> work(const core::Workspace &workspace,
                                            const core::DeviceId &site = {}) const
    {
        const QList<PlannedWorkDialog::Site> sites{
            {Lab, u"Lab block"_s, {{u"1"_s, u"CEB grid"_s}, {u"2"_s, {}}}},
            {Gate, u"gate"_s, {{u"1"_s, {}}}}};
        return std::make_unique<PlannedWorkDialog>(contextOf(workspace), sites, site,
                                                   utc(u"2026-06-01T02:10:00Z"_s), QString(), nullptr);
    }
    std::unique_ptr<VoltageTermsDialog> voltage(const core::Workspace &workspace,
                                                const core::ProfilePtr &profile = {}) const
    {
        return std::make_unique<VoltageTermsDialog>(contextOf(workspace),
                                                    VoltageTermsDialog::Subject{Lab, u"Lab block"_s, profile},
                                                    QString(), nullptr);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    core::Workspace m_workspace;
};

void LineSettingsDialogsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = depot(m_folder->filePath(u"depot.json"_s));
    console::ViewSettings view;
    view.zone = "Asia/Colombo";
    console::Words::use(view);
}

void LineSettingsDialogsTest::aMomentIsOfTheViewsZone()
{
    MomentEdit edit(MomentEdit::To::Minutes);
    edit.setMoment(utc(u"2026-06-01T02:30:59Z"_s));
    QCOMPARE(edit.text(), u"2026-06-01 08:00"_s);
    QCOMPARE(edit.moment(), utc(u"2026-06-01T02:30:00Z"_s));
    MomentEdit seconds(MomentEdit::To::Seconds);
    seconds.setMoment(utc(u"2026-06-01T02:30:59Z"_s));
    QCOMPARE(seconds.moment(), utc(u"2026-06-01T02:30:59Z"_s));
    QVERIFY(!seconds.isSkipped());
    // An exchange of a meter comes after its last reading, however short.
    const core::UtcTime between = utc(u"2026-06-01T02:30:59Z"_s) + 250ms;
    seconds.setMoment(between);
    QCOMPARE(seconds.moment(), between);
    QVERIFY(!seconds.isSkipped());
}

void LineSettingsDialogsTest::aSkippedMomentIsSeen()
{
    console::ViewSettings view;
    view.zone = "Europe/Berlin";
    console::Words::use(view);
    MomentEdit edit(MomentEdit::To::Minutes);
    edit.setDateTime(QDateTime(QDate(2026, 3, 29), QTime(2, 30), Qt::UTC));
    QCOMPARE(edit.text(), u"2026-03-29 02:30"_s);
    QVERIFY(edit.isSkipped());
    edit.setDateTime(QDateTime(QDate(2026, 3, 29), QTime(3, 30), Qt::UTC));
    QVERIFY(!edit.isSkipped());
    QCOMPARE(edit.moment(), utc(u"2026-03-29T01:30:00Z"_s));
}

void LineSettingsDialogsTest::workIsNoted()
{
    const auto dialog = work(m_workspace, Gate);
    // Proposed: from the next full hour on.
    QCOMPARE(dialog->part()["planned"_L1].toArray().first().toObject()["device"_L1].toString(), u"gate"_s);
    dialog->chooseSite(Lab);
    dialog->chooseLine(u"2"_s);
    typeInto(*dialog, u"Note"_s, u" new  breaker "_s);
    const QJsonObject expected{{u"device"_s, u"lab"_s},
                               {u"line"_s, u"2"_s},
                               {u"from"_s, u"2026-06-01T08:30:00+05:30"_s},
                               {u"to"_s, u"2026-06-01T12:30:00+05:30"_s},
                               {u"note"_s, u"new breaker"_s}};
    QCOMPARE(dialog->part()["planned"_L1].toArray().first().toObject(), expected);
    const auto changed = dialog->changed();
    QVERIFY2(changed.ok(), changed.ok() ? "" : qPrintable(changed.error().toString()));
    // What the engine reads is what was meant.
    const auto settings = engine::outageSettings(*changed);
    QVERIFY2(settings.ok(), settings.ok() ? "" : qPrintable(settings.error().toString()));
    QCOMPARE(settings->planned.size(), 1);
    QCOMPARE(settings->planned.first().device, Lab);
    QCOMPARE(settings->planned.first().line, u"2"_s);
    QCOMPARE(settings->planned.first().when.from, utc(u"2026-06-01T03:00:00Z"_s));
    QCOMPARE(settings->planned.first().when.to, utc(u"2026-06-01T07:00:00Z"_s));
}

void LineSettingsDialogsTest::workOfTheZoneMeansTheSameEverywhere()
{
    // What stands there without an offset keeps its words.
    const QJsonObject before{{u"from"_s, u"2026-05-01T08:00"_s}, {u"to"_s, u"2026-05-01T09:00"_s}};
    const QJsonObject rule{{u"momentaryMostS"_s, 60}};
    const auto dialog = work(with(u"outages"_s, {{u"planned"_s, QJsonArray{before}}, {u"rule"_s, rule}}));
    const QJsonObject part = dialog->part();
    QCOMPARE(part["rule"_L1].toObject(), rule);
    QCOMPARE(part["planned"_L1].toArray().size(), 2);
    QCOMPARE(part["planned"_L1].toArray().first().toObject(), before);
    QVERIFY(!part["planned"_L1].toArray().last().toObject().contains("device"_L1));
}

void LineSettingsDialogsTest::workThatCannotBeIsRefused_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<bool>("refused");
    QTest::newRow("a minute") << u"2026-06-01T03:00:00Z"_s << u"2026-06-01T03:01:00Z"_s << false;
    QTest::newRow("years ago") << u"2020-06-01T03:00:00Z"_s << u"2020-06-01T05:00:00Z"_s << false;
    QTest::newRow("no time at all") << u"2026-06-01T03:00:00Z"_s << u"2026-06-01T03:00:30Z"_s << true;
    QTest::newRow("backwards") << u"2026-06-01T03:00:00Z"_s << u"2026-06-01T02:00:00Z"_s << true;
}

void LineSettingsDialogsTest::workThatCannotBeIsRefused()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(bool, refused);
    const auto dialog = work(m_workspace);
    dialog->setTimes(utc(from), utc(to));
    QCOMPARE(!fieldOf(*dialog, u"Ends"_s)->reason().isEmpty(), refused);
    QSignalSpy decided(dialog.get(), &console::SetupDialog::decided);
    dialog->take();
    QCOMPARE(decided.size(), refused ? 0 : 1);
}

void LineSettingsDialogsTest::workIsTakenBack()
{
    const auto entry = [](const QString &day, const QString &note) {
        return QJsonObject{{u"device"_s, u"lab"_s},
                           {u"from"_s, day + u"T08:00:00Z"_s},
                           {u"to"_s, day + u"T09:00:00Z"_s},
                           {u"note"_s, note}};
    };
    const QJsonArray works{entry(u"2026-05-01"_s, u"first"_s), entry(u"2026-07-01"_s, u"third"_s),
                           entry(u"2026-06-01"_s, u"second"_s)};
    const auto dialog = work(with(u"outages"_s, {{u"planned"_s, works}}));
    QCOMPARE(dialog->notedWords().size(), 3);
    QVERIFY2(dialog->notedWords().first().contains(u"2026-07-01"_s) ||
                 dialog->notedWords().first().contains(u"Jul"_s),
             qPrintable(dialog->notedWords().first()));
    QVERIFY(dialog->notedWords().first().startsWith(u"Lab block"_s));
    dialog->showNoted(true);
    QVERIFY(!fieldOf(*dialog, u"Noted work"_s)->reason().isEmpty()); // nothing is ticked
    QCOMPARE(dialog->part()["planned"_L1].toArray(), works);
    dialog->tick(1);
    QVERIFY(fieldOf(*dialog, u"Noted work"_s)->reason().isEmpty());
    QCOMPARE(dialog->part()["planned"_L1].toArray(), (QJsonArray{works.at(0), works.at(2)}));
    dialog->tick(0);
    dialog->tick(2);
    QVERIFY(!dialog->part().contains("planned"_L1));
    const auto changed = dialog->changed();
    QVERIFY(changed.ok());
    QVERIFY(changed->part(u"outages"_s).isEmpty());
}

void LineSettingsDialogsTest::workThatIsNotUnderstoodIsShownAsItIs()
{
    // It ends before it begins.
    core::Workspace workspace =
        with(u"outages"_s, {{u"planned"_s, QJsonArray{QJsonObject{{u"from"_s, u"2026-05-01T08:00"_s},
                                                                  {u"to"_s, u"2026-05-01T07:00"_s}}}}});
    QVERIFY(!engine::outageSettings(workspace).ok());
    const auto dialog = work(workspace);
    QCOMPARE(dialog->notedWords(), QStringList{u"Entry 1"_s});
    dialog->showNoted(true);
    dialog->tick(0);
    const auto changed = dialog->changed();
    QVERIFY(changed.ok());
    QVERIFY(engine::outageSettings(*changed).ok());
}

void LineSettingsDialogsTest::theRuleIsWritten()
{
    const QJsonArray planned{
        QJsonObject{{u"from"_s, u"2026-05-01T08:00:00Z"_s}, {u"to"_s, u"2026-05-01T09:00:00Z"_s}}};
    OutageRuleDialog dialog(contextOf(with(u"outages"_s, {{u"planned"_s, planned}})), {}, nullptr);
    QVERIFY(!dialog.part().contains("rule"_L1)); // as usual: nothing has to be said
    typeInto(dialog, u"Longest momentary interruption, s"_s, u"180"_s);
    QCOMPARE(dialog.part()["planned"_L1].toArray(), planned);
    const auto changed = dialog.changed();
    QVERIFY2(changed.ok(), changed.ok() ? "" : qPrintable(changed.error().toString()));
    const auto settings = engine::outageSettings(*changed);
    QVERIFY(settings.ok());
    QCOMPARE(settings->rule.momentaryMost, 180s);
    QVERIFY(settings->rule.limitIsMomentary);
    QCOMPARE(settings->planned.size(), 1);
    // And back.
    typeInto(dialog, u"Longest momentary interruption, s"_s, u"300"_s);
    QVERIFY(!dialog.part().contains("rule"_L1));
}

void LineSettingsDialogsTest::theRuleRefuses_data()
{
    QTest::addColumn<QString>("seconds");
    QTest::addColumn<bool>("refused");
    QTest::newRow("least") << u"1"_s << false;
    QTest::newRow("most") << u"86400"_s << false;
    QTest::newRow("zero") << u"0"_s << true;
    QTest::newRow("too long") << u"86401"_s << true;
    QTest::newRow("half") << u"1.5"_s << true;
    QTest::newRow("words") << u"five"_s << true;
    QTest::newRow("nothing") << QString() << true;
}

void LineSettingsDialogsTest::theRuleRefuses()
{
    QFETCH(QString, seconds);
    QFETCH(bool, refused);
    OutageRuleDialog dialog(contextOf(m_workspace), {}, nullptr);
    typeInto(dialog, u"Longest momentary interruption, s"_s, seconds);
    QCOMPARE(!fieldOf(dialog, u"Longest momentary interruption, s"_s)->reason().isEmpty(), refused);
}

void LineSettingsDialogsTest::ownRegionsAreTried()
{
    const auto ring = uR"([[[79,6],[80,6],[80,7],[79,6]]])"_s;
    const auto feature = [&ring](const QString &properties) {
        return uR"({"type":"Feature","properties":{%1},"geometry":{"type":"Polygon","coordinates":%2}})"_s
            .arg(properties, ring);
    };
    QFile file(m_folder->filePath(u"wards.geojson"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(uR"({"type":"FeatureCollection","features":[%1,%2]})"_s
                   .arg(feature(uR"("ward":"North")"_s), feature(uR"("ward":"South")"_s))
                   .toUtf8());
    file.close();
    OutageRuleDialog dialog(contextOf(m_workspace), {}, nullptr);
    const auto *field = fieldOf(dialog, u"File of the regions"_s);
    dialog.setOwnRegions(true);
    QVERIFY(!field->reason().isEmpty()); // none is named
    typeInto(dialog, u"File of the regions"_s, u"missing.geojson"_s);
    QTRY_VERIFY(dialog.isTried() && field->reason().contains(u"missing.geojson"_s));
    typeInto(dialog, u"File of the regions"_s, u"wards.geojson"_s);
    // The names stand in a property of another name: told with what there is.
    QTRY_VERIFY(dialog.isTried() && field->reason().contains(u"ward"_s) &&
                !field->reason().contains(u"missing"_s));
    typeInto(dialog, u"Property with the name"_s, u"ward"_s);
    QTRY_VERIFY(dialog.isTried() && field->reason().isEmpty() && field->hint().contains(u"North, South"_s));
    QVERIFY(field->hint().startsWith(u"2 "_s));
}

void LineSettingsDialogsTest::ownRegionsAreWrittenAndTakenOut()
{
    OutageRuleDialog dialog(contextOf(with(u"outages"_s, {{u"regions"_s, u"wards.geojson"_s}})), {}, nullptr);
    QCOMPARE(dialog.part()["regions"_L1].toString(), u"wards.geojson"_s);
    // There is no such file: said although nobody touched the field.
    QTRY_VERIFY(fieldOf(dialog, u"File of the regions"_s)->isRefused());
    typeInto(dialog, u"Property with the province"_s, u"town"_s);
    QCOMPARE(dialog.part()["regions"_L1].toObject(),
             (QJsonObject{{u"file"_s, u"wards.geojson"_s}, {u"province"_s, u"town"_s}}));
    dialog.setOwnRegions(false);
    QVERIFY(!dialog.part().contains("regions"_L1));
    // What is typed waits for whoever comes back to it.
    dialog.setOwnRegions(true);
    QCOMPARE(dialog.part()["regions"_L1].toObject()["province"_L1].toString(), u"town"_s);
}

void LineSettingsDialogsTest::voltagesAreWritten()
{
    const auto dialog = voltage(
        with(u"voltage"_s, {{u"devices"_s, QJsonObject{{u"gate"_s, QJsonObject{{u"nominal"_s, 400}}}}}}));
    typeInto(*dialog, u"Nominal voltage, V"_s, u"127,5"_s);
    dialog->setMeterClass(u"S"_s);
    typeInto(*dialog, u"Nominal voltage of all other devices, V"_s, u"240"_s);
    const auto changed = dialog->changed();
    QVERIFY2(changed.ok(), changed.ok() ? "" : qPrintable(changed.error().toString()));
    const auto lab = engine::voltageTerms(*changed, Lab, nullptr);
    QCOMPARE(lab.nominal, std::optional(127.5));
    QVERIFY(!lab.indicative);
    const auto gate = engine::voltageTerms(*changed, Gate, nullptr);
    QCOMPARE(gate.nominal, std::optional(400.0));
    QVERIFY(gate.indicative);
    QCOMPARE(engine::voltageTerms(*changed, core::DeviceId(u"other"_s), nullptr).nominal,
             std::optional(240.0));
    // Emptied, nothing of it stays but what is another's.
    typeInto(*dialog, u"Nominal voltage, V"_s, {});
    typeInto(*dialog, u"Nominal voltage of all other devices, V"_s, {});
    dialog->setMeterClass({});
    QCOMPARE(dialog->part(),
             (QJsonObject{{u"devices"_s, QJsonObject{{u"gate"_s, QJsonObject{{u"nominal"_s, 400}}}}}}));
}

void LineSettingsDialogsTest::voltagesAreRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("refused");
    QTest::newRow("none") << QString() << false;
    QTest::newRow("mains") << u" 230 "_s << false;
    QTest::newRow("least") << u"1"_s << false;
    QTest::newRow("zero") << u"0"_s << true;
    QTest::newRow("negative") << u"-230"_s << true;
    QTest::newRow("with its unit") << u"230 V"_s << true;
    QTest::newRow("nan") << u"nan"_s << true;
    QTest::newRow("inf") << u"inf"_s << true;
    QTest::newRow("too high") << u"1000001"_s << true;
}

void LineSettingsDialogsTest::voltagesAreRefused()
{
    QFETCH(QString, text);
    QFETCH(bool, refused);
    const auto dialog = voltage(m_workspace);
    typeInto(*dialog, u"Nominal voltage, V"_s, text);
    QCOMPARE(!fieldOf(*dialog, u"Nominal voltage, V"_s)->reason().isEmpty(), refused);
    QVERIFY(dialog->changed().ok()); // what is refused is not written
}

void LineSettingsDialogsTest::whatIsLeftEmptySaysWhoDecides()
{
    const auto dialog = voltage(m_workspace);
    const auto *field = fieldOf(*dialog, u"Nominal voltage, V"_s);
    QVERIFY2(field->hint().contains(u"230 V, assumed"_s), qPrintable(field->hint()));
    typeInto(*dialog, u"Nominal voltage of all other devices, V"_s, u"240"_s);
    QVERIFY2(field->hint().contains(u"240 V, as the workspace says"_s), qPrintable(field->hint()));
    typeInto(*dialog, u"Nominal voltage, V"_s, u"400"_s);
    QVERIFY2(field->hint().contains(u"400 V, as the workspace says"_s), qPrintable(field->hint()));
}

void LineSettingsDialogsTest::nothingIsTakenWhereNothingIsKept()
{
    OutageRuleDialog dialog(contextOf(m_workspace), u"The demo."_s, nullptr);
    QSignalSpy decided(&dialog, &console::SetupDialog::decided);
    QVERIFY(!dialog.acceptButton()->isEnabled());
    dialog.take();
    QCOMPARE(decided.size(), 0);
    QCOMPARE(dialog.footText(), u"The demo."_s);
}

void LineSettingsDialogsTest::arePictured()
{
    const auto pictured = [](console::SetupDialog &dialog, const QString &name) {
        dialog.resize(dialog.sizeHint());
        dialog.show();
        picture(dialog, name);
        QVERIFY(dialog.acceptButton()->isEnabled());
    };
    const QJsonArray works{
        QJsonObject{{u"device"_s, u"lab"_s},
                    {u"line"_s, u"1"_s},
                    {u"from"_s, u"2026-05-01T08:00:00Z"_s},
                    {u"to"_s, u"2026-05-01T12:00:00Z"_s},
                    {u"note"_s, u"The utility changes the transformer of the street."_s}},
        QJsonObject{{u"from"_s, u"2026-06-01T08:00:00Z"_s}, {u"to"_s, u"2026-06-02T08:00:00Z"_s}}};
    const auto noted = work(with(u"outages"_s, {{u"planned"_s, works}}), Lab);
    pictured(*noted, u"planned-work"_s);
    noted->showNoted(true);
    pictured(*noted, u"planned-work-noted"_s);
    OutageRuleDialog rule(contextOf(with(u"outages"_s, {{u"regions"_s, u"wards.geojson"_s}})), {}, nullptr);
    QTRY_VERIFY(rule.isTried());
    pictured(rule, u"outage-rule"_s);
    const auto volts = voltage(m_workspace);
    pictured(*volts, u"voltage-terms"_s);
}

QTEST_MAIN(LineSettingsDialogsTest)
#include "tst_linesettingsdialogs.moc"
