// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette/palettedialog.h"
#include "palette/palettemodel.h"
#include "palette/palettesources.h"
#include "settings/settings.h"
#include "widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace console;

namespace {

PaletteSource actions(QStringList *done)
{
    return PaletteSource::ofList(
        [done] {
            QList<PaletteEntry> entries;
            for (const QString &title :
                 {u"Overview"_s, u"Devices"_s, u"Open a workspace…"_s, u"Full screen"_s}) {
                PaletteEntry entry;
                entry.id = u"do:"_s + title;
                entry.title = title;
                entry.icon = u"gauge"_s;
                entry.keys = QKeySequence(Qt::Key_F11);
                entry.run = [done, title] { done->append(title); };
                entries << entry;
            }
            return entries;
        },
        true, 8);
}

QList<engine::DeviceInfo> fleet(int count)
{
    auto profile = std::make_shared<core::Profile>();
    profile->commands.insert(u"relay"_s, {});
    QList<engine::DeviceInfo> devices;
    for (int at = 0; at < count; ++at) {
        engine::DeviceInfo device;
        device.id = core::DeviceId(u"node-%1"_s.arg(at, 5, 10, QChar(u'0')));
        device.name = at == 7 ? u"Wellawatte shop 12"_s : u"Meter %1"_s.arg(at);
        device.transportName = u"Depot"_s;
        // Every other one has no relay.
        if (at % 2)
            device.profile = profile;
        devices << device;
    }
    return devices;
}

std::vector<PaletteSource> sources(QStringList *done, int devices)
{
    std::vector<PaletteSource> all;
    all.push_back(actions(done));
    const QList<engine::DeviceInfo> list = fleet(devices);
    all.push_back(
        PaletteSources::devices(list, [done](const core::DeviceId &id) { done->append(id.toString()); }));
    all.push_back(PaletteSources::relays(list, [done](const core::DeviceId &id, bool on) {
        done->append(id.toString() + (on ? u" on"_s : u" off"_s));
    }));
    return all;
}

QStringList titles(const PaletteModel &model)
{
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list << model.index(row, 0).data().toString();
    return list;
}

} // namespace

/// Model, sources and dialog of the palette.
class TestPalette : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
    }

    void nothingTypedOffersActionsButNoDevice()
    {
        QStringList done;
        PaletteModel model{PaletteIndex(sources(&done, 40), {})};
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(titles(model),
                 QStringList({u"Overview"_s, u"Devices"_s, u"Open a workspace…"_s, u"Full screen"_s}));
    }

    void whatWasUsedLastComesFirst()
    {
        QStringList done;
        PaletteModel model{PaletteIndex(sources(&done, 40),
                                        {u"relay-off:node-00007"_s, u"do:Full screen"_s, u"device:gone"_s})};
        QCOMPARE(titles(model).first(3),
                 QStringList({u"Switch relay off: Wellawatte shop 12"_s, u"Full screen"_s, u"Overview"_s}));
        QCOMPARE(titles(model).count(u"Full screen"_s), 1);
        QVERIFY(model.index(0, 0).data(PaletteModel::RecentRole).toBool());
    }

    void typingFindsPagesDevicesAndOrders_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("first");
        QTest::newRow("a page") << u"over"_s << u"Overview"_s;
        QTest::newRow("a page before devices called alike") << u"dev"_s << u"Devices"_s;
        QTest::newRow("a device before its orders") << u"wella"_s << u"Wellawatte shop 12"_s;
        QTest::newRow("a device by its id") << u"00007"_s << u"node-00007"_s;
        QTest::newRow("an order") << u"wella off"_s << u"Switch relay off: Wellawatte shop 12"_s;
        QTest::newRow("the other order") << u"relay on ws12"_s << u"Switch relay on: Wellawatte shop 12"_s;
    }

    void typingFindsPagesDevicesAndOrders()
    {
        QFETCH(QString, query);
        QFETCH(QString, first);
        QStringList done;
        PaletteModel model{PaletteIndex(sources(&done, 40), {})};
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        // Letter by letter, as a person does: what a shorter query found is what a longer one looks at.
        for (int letters = 1; letters <= query.size(); ++letters)
            model.setQuery(query.first(letters));
        QVERIFY(model.rowCount() > 0);
        QCOMPARE(titles(model).constFirst(), first);
        // Going back widens again.
        model.setQuery(u"meter"_s);
        QVERIFY(titles(model).contains(u"Meter 4"_s));
    }

    void aDeviceWithoutARelayHasNoOrder()
    {
        QStringList done;
        PaletteModel model{PaletteIndex(sources(&done, 40), {})};
        model.setQuery(u"relay meter 4"_s);
        QVERIFY(!titles(model).contains(u"Switch relay off: Meter 4"_s));
        model.setQuery(u"relay meter 5"_s);
        QVERIFY(titles(model).contains(u"Switch relay off: Meter 5"_s));
    }

    void tenThousandDevicesFillOnlyWhatIsLookedAt()
    {
        QStringList done;
        int made = 0;
        std::vector<PaletteSource> all = sources(&done, 10000);
        for (PaletteSource &source : all) {
            source.entry = [&made, entry = source.entry](int row) {
                ++made;
                return entry(row);
            };
        }
        PaletteModel model{PaletteIndex(std::move(all), {})};
        made = 0;
        model.setQuery(u"m"_s);
        QCOMPARE(model.rowCount(), PaletteModel::Most);
        QVERIFY2(model.found() > 9000, qPrintable(QString::number(model.found())));
        QVERIFY2(made <= PaletteModel::Most, qPrintable(QString::number(made)));
        model.setQuery(u"meter 9998"_s);
        QCOMPARE(titles(model).constFirst(), u"Meter 9998"_s);
    }

    void settingsAreChangedAtOnce()
    {
        Settings settings(Settings::Store::Forgotten);
        PaletteModel model{PaletteIndex({PaletteSources::settings(settings)}, {})};
        model.setQuery(u"dark"_s);
        QVERIFY(model.rowCount() > 0);
        model.entryAt(0).run();
        QCOMPARE(settings.view().colours, ViewSettings::Colours::Dark);
    }

    void theDialogWorksByKeys()
    {
        QStringList done;
        QWidget window;
        window.resize(1200, 800);
        window.show();
        QPointer<PaletteDialog> dialog = new PaletteDialog(PaletteIndex(sources(&done, 40), {}), &window);
        QSignalSpy ran(dialog, &PaletteDialog::ran);
        dialog->openOver(&window);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QVERIFY(dialog->geometry().width() <= window.width());
        QCOMPARE(dialog->list()->currentIndex().row(), 0);
        QTest::keyClick(dialog->field(), Qt::Key_Down);
        QCOMPARE(dialog->list()->currentIndex().row(), 1);
        QVERIFY(dialog->field()->accessibleDescription().startsWith(u"Devices"_s));
        QTest::keyClick(dialog->field(), Qt::Key_Up);
        QTest::keyClick(dialog->field(), Qt::Key_Up);
        QCOMPARE(dialog->list()->currentIndex().row(), 3);
        QTest::keyClick(dialog->field(), Qt::Key_Down);
        QCOMPARE(dialog->list()->currentIndex().row(), 0);
        QTest::keyClicks(dialog->field(), u"meter"_s);
        QTest::keyClick(dialog->field(), Qt::Key_PageDown);
        QVERIFY(dialog->list()->currentIndex().row() > 3);
        QTest::keyClick(dialog->field(), Qt::Key_PageUp);
        QCOMPARE(dialog->list()->currentIndex().row(), 0);
        dialog->field()->clear();
        QTest::keyClicks(dialog->field(), u"full"_s);
        QTest::keyClick(dialog->field(), Qt::Key_Return);
        // It runs after the palette has gone, so that what it opens gets the focus.
        QTRY_COMPARE(done, QStringList{u"Full screen"_s});
        QCOMPARE(ran.count(), 1);
        QCOMPARE(ran.at(0).at(0).toString(), u"do:Full screen"_s);
        QTRY_VERIFY(!dialog);
    }

    void escapeLeavesAndDoesNothing()
    {
        QStringList done;
        QWidget window;
        window.resize(700, 300);
        window.show();
        QPointer<PaletteDialog> dialog = new PaletteDialog(PaletteIndex(sources(&done, 4), {}), &window);
        dialog->openOver(&window);
        QTest::keyClicks(dialog->field(), u"no such thing"_s);
        QCOMPARE(dialog->model()->rowCount(), 0);
        QVERIFY(!dialog->list()->isVisible());
        QTest::keyClick(dialog->field(), Qt::Key_Return);
        QVERIFY(dialog && dialog->isVisible());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!dialog);
        QVERIFY(done.isEmpty());
    }

    void untilTheKeyboardComesKeysAreTakenFromTheWindowBelowOnly()
    {
        QStringList done;
        QWidget window;
        QLineEdit below(&window);
        window.resize(900, 500);
        window.show();
        QWidget other;
        QLineEdit elsewhere(&other);
        other.show();
        QPointer<PaletteDialog> dialog = new PaletteDialog(PaletteIndex(sources(&done, 4), {}), &window);
        // A window system that keeps the keyboard where it was.
        dialog->setWindowFlag(Qt::WindowDoesNotAcceptFocus);
        dialog->openOver(&window);
        QVERIFY(dialog->isVisible());
        QVERIFY(!dialog->isActiveWindow());
        QTest::keyClicks(&elsewhere, u"ab"_s);
        QCOMPARE(elsewhere.text(), u"ab"_s);
        QCOMPARE(dialog->field()->text(), QString());
        QTest::keyClicks(&below, u"ov"_s);
        QCOMPARE(below.text(), QString());
        QCOMPARE(dialog->field()->text(), u"ov"_s);
        // Closed without ever having had the keyboard: it is no longer in anybody's way.
        dialog->reject();
        QTest::keyClicks(&below, u"cd"_s);
        QCOMPARE(below.text(), u"cd"_s);
        QTRY_VERIFY(!dialog);
        QTest::keyClicks(&below, u"ef"_s);
        QCOMPARE(below.text(), u"cdef"_s);
    }

    void aPressBelowLeavesWhereTheKeyboardNeverCame()
    {
        QStringList done;
        QWidget window;
        window.resize(900, 500);
        window.show();
        QPointer<PaletteDialog> dialog = new PaletteDialog(PaletteIndex(sources(&done, 4), {}), &window);
        dialog->setWindowFlag(Qt::WindowDoesNotAcceptFocus);
        dialog->openOver(&window);
        QTest::mouseClick(&window, Qt::LeftButton, {}, QPoint(10, 490));
        QTRY_VERIFY(!dialog);
    }
};

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"
