// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/settingdialog.h"
#include "pages/settingcard.h"
#include "settingwords.h"
#include "widgets/button.h"
#include "widgets/holdbutton.h"
#include "widgets/outcomeview.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using console::OrderDialog;
using console::SettingDialog;

namespace {

core::ProfilePtr pzem()
{
    return core::ProfileStore::load({}, nullptr).find(core::ProfileId(u"pzem-004t"_s));
}

console::OrderContext context(std::optional<double> threshold = {}, int unit = 1)
{
    console::OrderContext context;
    context.device = core::DeviceId(u"hall"_s);
    context.name = u"Hall"_s;
    context.place = u"Bus 1"_s;
    context.orderedBy = u"ada"_s;
    context.unit = unit;
    context.profile = pzem();
    context.known = [threshold] {
        commands::Known known;
        known.reachable = true;
        if (threshold)
            known.settings.insert(u"alarm-threshold"_s, {*threshold, {}, 90s});
        return known;
    };
    context.power = [] { return std::nullopt; };
    context.transportUp = [] { return true; };
    context.health = [] { return live::DeviceHealth(); };
    context.unitOwner = [](int other) { return other == 7 ? u"Yard"_s : QString(); };
    return context;
}

} // namespace

class TestSettingDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        widgets::Theme::loadFonts();
        (qEnvironmentVariable("METERDECK_THEME") == "dark"_L1 ? widgets::Theme::dark()
                                                              : widgets::Theme::light())
            .apply(*qApp);
    }

    void dangerousOnesAreTyped()
    {
        SettingDialog dialog(context(), u"reset-energy"_s, nullptr);
        QSignalSpy submitted(&dialog, &OrderDialog::submitted);
        QVERIFY(!dialog.holdButton()->isEnabled());
        dialog.type(u"Hall"_s);
        QVERIFY(!dialog.holdButton()->isEnabled());
        dialog.type(u"hall "_s);
        QVERIFY(dialog.holdButton()->isEnabled());
        emit dialog.holdButton()->held();
        QCOMPARE(submitted.size(), 1);
        const auto command = submitted[0][0].value<core::Command>();
        QCOMPARE(command.name, u"reset-energy"_s);
        QCOMPARE(command.value, 0.0);
        QCOMPARE(command.typed, u"hall"_s);
    }

    void harmlessOnesAreNot()
    {
        SettingDialog dialog(context(2300), u"alarm-threshold"_s, nullptr);
        QSignalSpy submitted(&dialog, &OrderDialog::submitted);
        dialog.choose(500);
        QVERIFY(dialog.holdButton()->isEnabled());
        emit dialog.holdButton()->held();
        QCOMPARE(submitted[0][0].value<core::Command>().value, 500.0);
    }

    void addressesThatAreTaken_data()
    {
        QTest::addColumn<double>("address");
        QTest::addColumn<bool>("possible");
        QTest::newRow("its own") << 1.0 << false;
        QTest::newRow("another device's") << 7.0 << false;
        QTest::newRow("free") << 5.0 << true;
    }

    void addressesThatAreTaken()
    {
        QFETCH(double, address);
        QFETCH(bool, possible);
        SettingDialog dialog(context(), u"address"_s, nullptr);
        dialog.type(u"hall"_s);
        dialog.choose(address);
        QCOMPARE(dialog.holdButton()->isEnabled(), possible);
    }

    void theFrameIsTheOneSent_data()
    {
        QTest::addColumn<QString>("order");
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("unit");
        QTest::addColumn<QString>("frame");
        QTest::newRow("address") << u"address"_s << 5.0 << 1 << u"01 06 00 02 00 05 E8 09"_s;
        QTest::newRow("reset") << u"reset-energy"_s << 0.0 << 1 << u"01 42 80 11"_s;
        QTest::newRow("general reset") << u"reset-energy"_s << 0.0 << 248 << u"F8 42 C2 41"_s;
        QTest::newRow("no such order") << u"calibrate"_s << 0.0 << 1 << QString();
    }

    void theFrameIsTheOneSent()
    {
        QFETCH(QString, order);
        QFETCH(double, value);
        QFETCH(int, unit);
        QFETCH(QString, frame);
        QCOMPARE(console::SettingWords::frame(*pzem(), order, value, unit), frame);
    }

    void endings_data()
    {
        QTest::addColumn<core::Outcome>("outcome");
        QTest::addColumn<QString>("title");
        QTest::newRow("verified") << core::Outcome::Verified << u"Verified: Address 5"_s;
        QTest::newRow("mismatch") << core::Outcome::Mismatch << u"Mismatch: not Address 5"_s;
        QTest::newRow("no answer") << core::Outcome::NoAnswer << u"No answer: setting unknown"_s;
        QTest::newRow("rejected") << core::Outcome::Rejected << u"Rejected"_s;
        QTest::newRow("not sent") << core::Outcome::NotSent << u"Not sent"_s;
        QTest::newRow("expired") << core::Outcome::Expired << u"Expired: nothing was sent"_s;
        QTest::newRow("cancelled") << core::Outcome::Cancelled << u"Cancelled: nothing was sent"_s;
    }

    void endings()
    {
        QFETCH(core::Outcome, outcome);
        QFETCH(QString, title);
        SettingDialog dialog(context(), u"address"_s, nullptr);
        dialog.choose(5);
        dialog.type(u"hall"_s);
        emit dialog.holdButton()->held();
        dialog.finish(dialog.current().id, outcome,
                      {{u"reason"_s, u"refused"_s},
                       {u"words"_s, u"illegal data value (exception 3)"_s},
                       {u"states"_s, QJsonArray{QJsonObject{{u"value"_s, 5}}}}});
        QCOMPARE(dialog.outcomeTitle(), title);
    }

    void aMovedMeterIsOfferedItsNewEntry_data()
    {
        QTest::addColumn<QString>("order");
        QTest::addColumn<core::Outcome>("outcome");
        QTest::addColumn<bool>("offered");
        QTest::newRow("moved") << u"address"_s << core::Outcome::Verified << true;
        QTest::newRow("unknown") << u"address"_s << core::Outcome::NoAnswer << false;
        QTest::newRow("no move") << u"alarm-threshold"_s << core::Outcome::Verified << false;
    }

    void aMovedMeterIsOfferedItsNewEntry()
    {
        QFETCH(QString, order);
        QFETCH(core::Outcome, outcome);
        QFETCH(bool, offered);
        SettingDialog dialog(context(), order, nullptr);
        QSignalSpy wanted(&dialog, &SettingDialog::entryChangeRequested);
        dialog.choose(5);
        dialog.type(u"hall"_s);
        dialog.show();
        emit dialog.holdButton()->held();
        dialog.finish(dialog.current().id, outcome, {});
        widgets::Button *found = nullptr;
        const auto buttons = dialog.findChildren<widgets::Button *>();
        for (widgets::Button *button : buttons) {
            if (button->text().startsWith(u"Change its entry"_s) && button->isVisible())
                found = button;
        }
        QCOMPARE(found != nullptr, offered);
        if (!offered)
            return;
        found->click();
        QVERIFY(!dialog.isVisible());
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].value<core::DeviceId>(), core::DeviceId(u"hall"_s));
    }

    void theCardSaysWhatWasRead()
    {
        console::SettingCard card(*pzem());
        QSignalSpy wanted(&card, &console::SettingCard::changeRequested);
        const auto buttons = card.findChildren<widgets::Button *>();
        QCOMPARE(buttons.size(), 3);
        commands::Known known;
        known.settings.insert(u"alarm-threshold"_s, {2300, {}, 90s});
        card.refresh(known);
        QVERIFY(buttons.first()->isEnabled());
        buttons.first()->click();
        QCOMPARE(wanted.size(), 1);
        known.open = core::CommandId(u"1"_s);
        card.refresh(known);
        QVERIFY(!buttons.first()->isEnabled());
    }

    /// For the eye: METERDECK_PICTURES names a folder.
    void pictures()
    {
        const QString folder = qEnvironmentVariable("METERDECK_PICTURES");
        if (folder.isEmpty())
            return;
        for (const QString &order : {u"address"_s, u"reset-energy"_s, u"alarm-threshold"_s}) {
            SettingDialog dialog(context(2300), order, nullptr);
            dialog.choose(5);
            dialog.show();
            QTRY_VERIFY(dialog.isVisible());
            QVERIFY(dialog.grab().save(u"%1/%2.png"_s.arg(folder, order)));
            dialog.type(u"hall"_s);
            emit dialog.holdButton()->held();
            dialog.finish(dialog.current().id, core::Outcome::Verified,
                          {{u"states"_s, QJsonArray{QJsonObject{{u"value"_s, 5}}}}});
            QVERIFY(dialog.grab().save(u"%1/%2-done.png"_s.arg(folder, order)));
        }
        console::SettingCard card(*pzem());
        commands::Known known;
        known.settings.insert(u"alarm-threshold"_s, {2300, {}, 90s});
        card.refresh(known);
        card.resize(340, card.sizeHint().height());
        QVERIFY(card.grab().save(folder + u"/card.png"_s));
    }
};

QTEST_MAIN(TestSettingDialog)
#include "tst_settingdialog.moc"
