// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/draftgrid.h"
#include "dialogs/topicdevicedialog.h"
#include "mqtt/profilecheck.h"
#include "profilefile.h"
#include "setupfixture.h"
#include "widgets/button.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using console::ProfileFile;
using console::TopicDeviceDialog;
using core::Quantity;

namespace {

constexpr int Generous = 30'000;
const auto Site = core::TransportId(u"site"_s);
const auto Topic = u"laboratory/meter-7/data"_s;
const QByteArray Payload = R"({"voltage":231.4,"apower":346.1,"aenergy":{"total":1234.5},"output":true})";

} // namespace

/// A device family made of a live message: proposals, refusals, the file and the workspace.
class TestTopicDeviceDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_context = contextOf(depot(m_folder->filePath(u"depot.json"_s)));
        m_context.profiles = core::ProfileStore::load({}, nullptr).all();
    }

    void nothingIsTakenThatNobodyTicked()
    {
        TopicDeviceDialog dialog(m_context, Site, Topic, Payload, {}, nullptr);
        dialog.setName(u"Laboratory meter"_s);
        QSignalSpy decided(&dialog, &TopicDeviceDialog::decided);
        dialog.take();
        QVERIFY(decided.isEmpty());
        QVERIFY(dialog.footText().contains(u"What is kept"_s));
        QCOMPARE(dialog.previewWords(), u"Nothing yet."_s);
        // Proposed by its name, and where the name does not say it, asked.
        dialog.grid()->take(u"aenergy.total"_s);
        dialog.take();
        QVERIFY(decided.isEmpty());
        const auto fields = dialog.draft().fields;
        const auto energy = std::find_if(fields.begin(), fields.end(), [](const mqtt::DraftField &field) {
            return field.name() == "aenergy.total"_L1;
        });
        QCOMPARE(energy->quantity, std::optional(Quantity::EnergyImport));
        QVERIFY(energy->unit.isEmpty());
    }

    void theProfileIsWrittenAndTheBrokerReadsIt()
    {
        TopicDeviceDialog dialog(m_context, Site, Topic, Payload, {}, nullptr);
        dialog.setName(u"Laboratory meter"_s);
        QCOMPARE(dialog.draft().id, u"laboratory-meter-own"_s);
        QCOMPARE(dialog.draft().deviceLevel, 1);
        dialog.grid()->take(u"voltage"_s);
        dialog.grid()->take(u"output"_s);
        dialog.grid()->take(u"aenergy.total"_s);
        dialog.grid()->say(u"aenergy.total"_s, Quantity::EnergyImport, u"Wh"_s);
        QVERIFY2(dialog.previewWords().contains(u"231.4"_s), qPrintable(dialog.previewWords()));
        QVERIFY(dialog.previewWords().contains(u"meter-7"_s));
        QSignalSpy decided(&dialog, &TopicDeviceDialog::decided);
        dialog.take();
        QTRY_COMPARE_WITH_TIMEOUT(decided.size(), 1, Generous);
        const auto workspace = decided.at(0).at(0).value<core::Workspace>();
        QVERIFY(workspace.transport(Site)->profiles.contains(core::ProfileId(u"laboratory-meter-own"_s)));
        QVERIFY(workspace.transport(Site)->profiles.contains(core::ProfileId(u"iot-smart-meter"_s)));
        QList<core::Error> errors;
        const auto store = core::ProfileStore::load(
            {u":/meterdeck/profiles"_s, ProfileFile::folder(m_context.workspace.fileName)}, &errors);
        QVERIFY(errors.isEmpty());
        const core::ProfilePtr profile = store.find(core::ProfileId(u"laboratory-meter-own"_s));
        QVERIFY(profile);
        QCOMPARE(mqtt::profileProblems(profile), QStringList());
        QCOMPARE(profile->section["topics"_L1][0]["topic"_L1].toString(), u"laboratory/{device}/data"_s);
    }

    void aLevelIsChosenByAClick()
    {
        TopicDeviceDialog dialog(m_context, Site, Topic, Payload, {}, nullptr);
        dialog.setName(u"Meter"_s);
        dialog.grid()->take(u"voltage"_s);
        QList<widgets::Button *> levels;
        for (auto *button : dialog.findChildren<widgets::Button *>()) {
            if (button->isCheckable() && button->toolTip().size() > 0 && Topic.contains(button->toolTip()))
                levels << button;
        }
        QCOMPARE(levels.size(), 3);
        levels.at(0)->click();
        QCOMPARE(dialog.draft().pattern(), u"{device}/meter-7/data"_s);
        QVERIFY(!levels.at(1)->isChecked());
        levels.at(0)->click(); // none
        QSignalSpy decided(&dialog, &TopicDeviceDialog::decided);
        dialog.take();
        QVERIFY(decided.isEmpty()); // one device needs an id then
        QVERIFY(dialog.footText().contains(u"level"_s));
    }

    void theNextMessageIsFollowed()
    {
        TopicDeviceDialog dialog(m_context, Site, Topic, Payload, {}, nullptr);
        dialog.setName(u"Meter"_s);
        dialog.grid()->take(u"voltage"_s);
        dialog.hear(Topic, R"({"voltage":199.9,"apower":1,"aenergy":{"total":2},"output":false})");
        QVERIFY2(dialog.previewWords().contains(u"199.9"_s), qPrintable(dialog.previewWords()));
        dialog.hear(u"somewhere/else"_s, R"({"voltage":1})");
        QVERIFY(dialog.previewWords().contains(u"199.9"_s));
        // A notice of another form leaves what was begun.
        dialog.hear(Topic, "offline");
        const mqtt::ProfileDraft draft = dialog.draft();
        QVERIFY(draft.fields.at(0).path.size() > 0);
        QVERIFY(std::any_of(draft.fields.begin(), draft.fields.end(),
                            [](const mqtt::DraftField &field) { return field.taken; }));
    }

    void aTakenOrBadIdIsRefused_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("shipped") << u"tasmota"_s;
        QTest::newRow("capitals") << u"Mine"_s;
        QTest::newRow("a way out of the folder") << u"../mine"_s;
        QTest::newRow("nothing") << QString();
    }

    void aTakenOrBadIdIsRefused()
    {
        QFETCH(QString, id);
        TopicDeviceDialog dialog(m_context, Site, Topic, Payload, {}, nullptr);
        dialog.setName(u"Meter"_s);
        dialog.grid()->take(u"voltage"_s);
        auto *edit = qobject_cast<QLineEdit *>(dialog.fields().at(1)->editor());
        edit->clear();
        QTest::keyClicks(edit, id);
        QSignalSpy decided(&dialog, &TopicDeviceDialog::decided);
        dialog.take();
        QVERIFY(!dialog.fields().at(1)->reason().isEmpty());
        QVERIFY(decided.isEmpty());
        QVERIFY(!QDir(ProfileFile::folder(m_context.workspace.fileName)).exists());
    }

    void aFolderThatCannotBeWrittenIsSaid()
    {
        QFile inTheWay(ProfileFile::folder(m_context.workspace.fileName));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        TopicDeviceDialog dialog(m_context, Site, Topic, Payload, {}, nullptr);
        dialog.setName(u"Meter"_s);
        dialog.grid()->take(u"voltage"_s);
        QSignalSpy decided(&dialog, &TopicDeviceDialog::decided);
        dialog.take();
        QTRY_VERIFY_WITH_TIMEOUT(dialog.footText().startsWith(u"Not written."_s), Generous);
        QVERIFY(decided.isEmpty());
        QVERIFY(dialog.acceptButton()->isEnabled()); // to be tried again
    }

    void inTheDemoItIsTriedAndNotSaved()
    {
        TopicDeviceDialog dialog(m_context, Site, Topic, Payload, u"The demo keeps nothing."_s, nullptr);
        dialog.setName(u"Meter"_s);
        dialog.grid()->take(u"voltage"_s);
        QVERIFY(dialog.previewWords().contains(u"231.4"_s));
        QVERIFY(!dialog.acceptButton()->isEnabled());
        QSignalSpy decided(&dialog, &TopicDeviceDialog::decided);
        dialog.take();
        QVERIFY(decided.isEmpty());
        QVERIFY(!QFileInfo::exists(dialog.fileName()));
    }

    void aTextSaysWhatIsOnAndOff()
    {
        TopicDeviceDialog dialog(m_context, Site, u"laboratory/plug-3/relay"_s, "ON", {}, nullptr);
        dialog.setName(u"Plug"_s);
        dialog.grid()->take({});
        QCOMPARE(dialog.draft().onText, u"ON"_s);
        QVERIFY2(dialog.previewWords().contains(u"plug-3"_s), qPrintable(dialog.previewWords()));
        QSignalSpy decided(&dialog, &TopicDeviceDialog::decided);
        dialog.take();
        QTRY_COMPARE_WITH_TIMEOUT(decided.size(), 1, Generous);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    console::SetupContext m_context;
};

QTEST_MAIN(TestTopicDeviceDialog)
#include "tst_topicdevicedialog.moc"
