// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/targetdialog.h"

#include "dialogs/secretpart.h"
#include "engine/notifypath.h"
#include "setupfixture.h"
#include "widgets/button.h"

#include <QComboBox>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using console::TargetDialog;
using notify::Way;

namespace {

void writeTo(const TargetDialog &dialog, const QString &lines)
{
    qobject_cast<QPlainTextEdit *>(fieldOf(dialog, u"To, one a line"_s)->editor())->setPlainText(lines);
}

void chooseIn(const TargetDialog &dialog, const QString &field, int at)
{
    auto *box = qobject_cast<QComboBox *>(fieldOf(dialog, field)->editor());
    QVERIFY(box);
    box->setCurrentIndex(at);
    emit box->activated(at);
}

QString reasonOf(const TargetDialog &dialog, const QString &field)
{
    return fieldOf(dialog, field)->reason();
}

} // namespace

/// Targets of the hand-over as a person adds and changes them, of every kind and with every mistake.
class TestTargetDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
        qputenv("DBUS_SESSION_BUS_ADDRESS", ""); // nobody's key ring is asked
    }
    void aMailTargetIsWrittenAsItIsShown();
    void mistakesAreNamedAtTheirField_data();
    void mistakesAreNamedAtTheirField();
    void everyKindIsReadAsItWasTyped();
    void aTargetIsChangedAndKeepsTheRest();
    void anIdIsTakenOnce();
    void aHiddenMistakeIsShown();
    void whereNothingCanBeSavedItIsSaid();
    void arePictured();

private:
    QString file() const { return m_folder.filePath(u"depot.json"_s); }
    console::SetupContext context()
    {
        console::SetupContext made = contextOf(depot(file()));
        made.sessionSecrets = m_session;
        return made;
    }
    static notify::Plan planOf(const core::Workspace &workspace)
    {
        return *notify::readPlan(workspace.part(u"notify"_s));
    }
    QTemporaryDir m_folder;
    std::shared_ptr<engine::SessionSecrets> m_session = std::make_shared<engine::SessionSecrets>();
};

void TestTargetDialog::aMailTargetIsWrittenAsItIsShown()
{
    TargetDialog dialog(context(), nullptr, {}, {}, nullptr);
    QSignalSpy decided(&dialog, &TargetDialog::decided);
    dialog.take();
    QCOMPARE(decided.size(), 0); // no server, no sender, nobody
    typeInto(dialog, u"Mail server"_s, u"mail.example.org"_s);
    typeInto(dialog, u"Sender"_s, u"Meterdeck <alarms@example.org>"_s);
    typeInto(dialog, u"User"_s, u"alarms"_s);
    typeInto(dialog, u"Password, key or PIN"_s, u"geheim"_s);
    writeTo(dialog, u"duty@example.org\n second@example.org \n\nduty@example.org"_s);
    typeInto(dialog, u"Name"_s, u"Duty officer"_s);
    // Its usual port follows the encryption.
    chooseIn(dialog, u"Encryption"_s, 1);
    QCOMPARE(dialog.target().port, 465);
    dialog.take();
    QTRY_COMPARE(decided.size(), 1);
    core::Workspace changed = decided.constFirst().constFirst().value<core::Workspace>();
    QVERIFY(changed.save(file()).ok());
    QVERIFY(!content(file()).contains("geheim"));
    QVERIFY(content(file()).contains("\"later\"")); // what is not known stays
    const auto again = core::Workspace::load(file());
    QVERIFY2(again.ok(), qPrintable(again.ok() ? QString() : again.error().toString()));
    const notify::Plan plan = planOf(*again);
    const notify::Target *target = plan.target(u"duty-officer"_s);
    QVERIFY(target);
    QCOMPARE(*target, dialog.target());
    QCOMPARE(target->to, (QStringList{u"duty@example.org"_s, u"second@example.org"_s}));
    engine::Secrets::Options options;
    options.session = m_session;
    engine::Secrets secrets(file(), options);
    QString kept;
    secrets.read(engine::NotifyPath::secretOwner(u"duty-officer"_s), engine::Secrets::Password, this,
                 [&kept](const engine::Secret &secret) { kept = secret.value; });
    QTRY_COMPARE(kept, u"geheim"_s);
}

void TestTargetDialog::mistakesAreNamedAtTheirField_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("right");
    QTest::newRow("host") << int(Way::Mail) << u"Mail server"_s << u"a b"_s << u"mail.example.org"_s;
    QTest::newRow("port") << int(Way::Mail) << u"Port"_s << u"70000"_s << u"587"_s;
    QTest::newRow("sender") << int(Way::Mail) << u"Sender"_s << u"alarms"_s << u"a@example.org"_s;
    QTest::newRow("url") << int(Way::Webhook) << u"Address"_s << u"ftp://a"_s << u"https://a.example/x"_s;
    QTest::newRow("login in the url")
        << int(Way::Webhook) << u"Address"_s << u"https://u:p@a.example"_s << u"https://a.example"_s;
    QTest::newRow("no {to}") << int(Way::SmsGateway) << u"Address"_s << u"https://a.example/?t={text}"_s
                             << u"https://a.example/?t={text}&n={to}"_s;
    QTest::newRow("secret in the clear")
        << int(Way::SmsGateway) << u"Address"_s << u"http://a.example/?t={text}&n={to}&k={secret}"_s
        << u"https://a.example/?t={text}&n={to}&k={secret}"_s;
    QTest::newRow("baud") << int(Way::Modem) << u"Speed (baud)"_s << u"fast"_s << u"9600"_s;
    QTest::newRow("centre") << int(Way::Modem) << u"SMS centre"_s << u"the usual"_s << u"+94711000000"_s;
    QTest::newRow("parts") << int(Way::Modem) << u"Parts of a long SMS"_s << u"11"_s << u"10"_s;
    QTest::newRow("rate") << int(Way::Desktop) << u"At most so many messages"_s << u"0"_s << u"5"_s;
    QTest::newRow("minutes") << int(Way::Desktop) << u"in so many minutes"_s << u"1441"_s << u"1440"_s;
    QTest::newRow("expires") << int(Way::Mail) << u"Tried for (hours)"_s << QString() << u"336"_s;
    QTest::newRow("within") << int(Way::Mail) << u"An answer within (seconds)"_s << u"1"_s << u"2"_s;
    QTest::newRow("zone") << int(Way::Desktop) << u"Time zone of the quiet time"_s << u"Moon/Dark"_s
                          << u"Asia/Colombo"_s;
}

void TestTargetDialog::mistakesAreNamedAtTheirField()
{
    QFETCH(int, way);
    QFETCH(QString, field);
    TargetDialog dialog(context(), nullptr, {}, {}, nullptr);
    dialog.chooseWay(Way(way));
    dialog.showMore(true);
    QFETCH(QString, typed);
    typeInto(dialog, field, typed);
    QVERIFY2(!reasonOf(dialog, field).isEmpty(), qPrintable(field));
    QVERIFY(fieldOf(dialog, field)->isRefused());
    QFETCH(QString, right);
    typeInto(dialog, field, right);
    QCOMPARE(reasonOf(dialog, field), QString());
}

void TestTargetDialog::everyKindIsReadAsItWasTyped()
{
    const auto readable = [](const TargetDialog &dialog) {
        const auto changed = dialog.changed();
        if (!changed.ok())
            qWarning("%s", qPrintable(changed.error().toString()));
        return changed.ok() && planOf(*changed).targets.constLast() == dialog.target();
    };
    {
        TargetDialog dialog(context(), nullptr, {}, {}, nullptr);
        dialog.chooseWay(Way::Webhook);
        typeInto(dialog, u"Address"_s, u"https://hook.example/alarms"_s);
        typeInto(dialog, u"Name"_s, u"Hook"_s);
        chooseIn(dialog, u"What the secret is for"_s, 3);
        QVERIFY(!reasonOf(dialog, u"User"_s).isEmpty());
        typeInto(dialog, u"User"_s, u"meterdeck"_s);
        QVERIFY(dialog.target().needsSecret());
        QVERIFY(readable(dialog));
    }
    {
        TargetDialog dialog(context(), nullptr, {}, {}, nullptr);
        dialog.chooseWay(Way::SmsGateway);
        typeInto(dialog, u"Address"_s, u"https://sms.example/send"_s);
        chooseIn(dialog, u"Method"_s, 1);
        typeInto(dialog, u"Body"_s, u"n={to}&t={text}&k={secret}"_s);
        writeTo(dialog, u"+94 11 555 0100"_s);
        typeInto(dialog, u"Name"_s, u"Gateway"_s);
        dialog.showMore(true);
        typeInto(dialog, u"Words of success"_s, u"OK"_s);
        QVERIFY(dialog.target().needsSecret());
        QCOMPARE(dialog.target().accepted, u"OK"_s);
        QVERIFY(readable(dialog));
    }
    {
        TargetDialog dialog(context(), nullptr, {}, {}, nullptr);
        dialog.chooseWay(Way::Modem);
        writeTo(dialog, u"call me"_s);
        QVERIFY(reasonOf(dialog, u"To, one a line"_s).contains(u"call me"_s));
        writeTo(dialog, u"+94711234567"_s);
        QVERIFY(!reasonOf(dialog, u"Serial port of the modem"_s).isEmpty());
        qobject_cast<QComboBox *>(fieldOf(dialog, u"Serial port of the modem"_s)->editor())
            ->setEditText(u"/dev/ttyUSB2"_s);
        QCOMPARE(reasonOf(dialog, u"Serial port of the modem"_s), QString());
        typeInto(dialog, u"Name"_s, u"Modem"_s);
        QVERIFY(readable(dialog));
    }
    TargetDialog dialog(context(), nullptr, {}, {}, nullptr);
    dialog.chooseWay(Way::Desktop);
    typeInto(dialog, u"Name"_s, u"Here"_s);
    dialog.showMore(true);
    typeInto(dialog, u"Quiet from"_s, u"22:00"_s);
    QVERIFY(!reasonOf(dialog, u"Quiet until"_s).isEmpty()); // one alone is none
    typeInto(dialog, u"Quiet until"_s, u"06:00"_s);
    QVERIFY(dialog.target().quiet.isSet());
    QVERIFY(readable(dialog));
    QVERIFY(!fieldOf(dialog, u"Mail server"_s)->isVisibleTo(&dialog));
}

void TestTargetDialog::aTargetIsChangedAndKeepsTheRest()
{
    notify::Target first;
    first.id = u"first"_s;
    first.way = Way::Desktop;
    notify::Target second = first;
    second.id = u"second"_s;
    second.name = u"Second"_s;
    second.quiet = {QTime(23, 0), QTime(5, 0), "Asia/Colombo", {notify::Urgency::High}};
    second.rate = {5, std::chrono::minutes(10)};
    second.happenings = {notify::Happening::Acknowledged};
    console::SetupContext started = context();
    const auto with = engine::NotifyPath::proposed(started.workspace, {{first, second}});
    QVERIFY(with.ok());
    started.workspace = *with;
    TargetDialog dialog(started, nullptr, u"second"_s, {}, nullptr);
    QCOMPARE(dialog.target(), second); // untouched, it is as it was
    typeInto(dialog, u"Name"_s, u"The second"_s);
    const auto changed = dialog.changed();
    QVERIFY(changed.ok());
    QCOMPARE(planOf(*changed).targets.size(), 2);
    QCOMPARE(planOf(*changed).targets.constFirst(), first);
    QCOMPARE(planOf(*changed).targets.constLast().name, u"The second"_s);
    QCOMPARE(planOf(*changed).targets.constLast().quiet, second.quiet);
}

void TestTargetDialog::anIdIsTakenOnce()
{
    TargetDialog dialog(context(), nullptr, {}, {}, nullptr);
    dialog.chooseWay(Way::Desktop);
    typeInto(dialog, u"Name"_s, u"Site"_s);
    QVERIFY(dialog.target().id != u"site"_s); // the broker's, and so its password's
    typeInto(dialog, u"Id"_s, u"SITE"_s);
    QVERIFY(!reasonOf(dialog, u"Id"_s).isEmpty());
}

void TestTargetDialog::aHiddenMistakeIsShown()
{
    TargetDialog dialog(context(), nullptr, {}, {}, nullptr);
    dialog.chooseWay(Way::Desktop);
    dialog.showMore(true);
    typeInto(dialog, u"At most so many messages"_s, u"none"_s);
    dialog.showMore(false);
    QVERIFY(fieldOf(dialog, u"At most so many messages"_s)->isVisibleTo(&dialog));
    QSignalSpy decided(&dialog, &TargetDialog::decided);
    dialog.take();
    QCOMPARE(decided.size(), 0);
}

void TestTargetDialog::whereNothingCanBeSavedItIsSaid()
{
    TargetDialog dialog(context(), nullptr, {}, u"The demo keeps nothing."_s, nullptr);
    QVERIFY(!dialog.acceptButton()->isEnabled());
    QVERIFY(!dialog.changed().ok());
    QVERIFY(dialog.changed().error().detail.contains(u"The demo keeps nothing."_s));
}

void TestTargetDialog::arePictured()
{
    for (const Way way : {Way::Mail, Way::Webhook, Way::Modem, Way::SmsGateway, Way::Desktop}) {
        TargetDialog dialog(context(), nullptr, {}, {}, nullptr);
        dialog.chooseWay(way);
        dialog.showMore(way == Way::Modem);
        dialog.show();
        QVERIFY(dialog.width() > 0);
        picture(dialog, u"target-"_s + notify::wayName(way));
    }
}

QTEST_MAIN(TestTargetDialog)
#include "tst_targetdialog.moc"
