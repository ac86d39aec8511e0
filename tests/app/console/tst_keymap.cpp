// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/keysdialog.h"
#include "keymap.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QLineEdit>
#include <QPointer>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace console;

class TestKeyMap : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        widgets::Theme::loadFonts();
        widgets::Theme::light().apply(*qApp);
    }

    void aLineIsAKeyAnEntryAndARowOfTheMap()
    {
        QWidget window;
        window.setFocusPolicy(Qt::StrongFocus);
        KeyMap keys(&window);
        int done = 0;
        bool possible = true;
        keys.add({u"do"_s,
                  u"Everywhere"_s,
                  u"Do it"_s,
                  {QKeySequence(Qt::Key_F9)},
                  {},
                  [&] { ++done; },
                  [&] { return possible; },
                  true,
                  {}});
        keys.add({{}, u"In tables"_s, u"Choose a row"_s, {QKeySequence(Qt::Key_Up)}, {}, {}, {}, false, {}});
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_F9);
        QCOMPARE(done, 1);
        QCOMPARE(keys.entries().size(), 1);
        QCOMPARE(keys.entries().constFirst().keys, QKeySequence(Qt::Key_F9));

        possible = false;
        QTest::keyClick(&window, Qt::Key_F9);
        QCOMPARE(done, 1);
        QVERIFY(keys.entries().isEmpty());

        auto *dialog = new KeysDialog(keys.actions(), &window);
        QCOMPARE(dialog->shownLines(), QStringList({u"Do it: F9"_s, u"Choose a row: Up"_s}));
        delete dialog;
    }

    void aKeyIsGivenOnce()
    {
        QWidget window;
        KeyMap keys(&window);
        int first = 0;
        int second = 0;
        keys.add({u"a"_s, {}, u"A"_s, {QKeySequence(Qt::Key_F9)}, {}, [&] { ++first; }, {}, true, {}});
        keys.add({u"b"_s, {}, u"B"_s, {QKeySequence(Qt::Key_F9)}, {}, [&] { ++second; }, {}, true, {}});
        QCOMPARE(keys.doubles(), QStringList{u"F9"_s});
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_F9);
        QCOMPARE(first, 1);
        QCOMPARE(second, 0);
        keys.clear();
        QVERIFY(keys.actions().isEmpty());
        QTest::keyClick(&window, Qt::Key_F9);
        QCOMPARE(first, 1);
    }

    void aQuestionMarkInAFieldIsText()
    {
        QWidget window;
        auto *field = new QLineEdit(&window);
        KeyMap keys(&window);
        int shown = 0;
        keys.add(
            {u"keys"_s, {}, u"Keys"_s, {QKeySequence(Qt::Key_Question)}, {}, [&] { ++shown; }, {}, true, {}});
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        field->setFocus();
        QTest::keyClick(field, Qt::Key_Question, Qt::NoModifier);
        QCOMPARE(shown, 0);
        field->clearFocus();
        window.setFocus();
        QTest::keyClick(&window, Qt::Key_Question);
        QCOMPARE(shown, 1);
    }

    void theMapIsFiltered()
    {
        QWidget window;
        window.resize(1000, 700);
        window.show();
        QList<KeyMap::Action> actions;
        actions << KeyMap::Action{{},
                                  u"Pages"_s,
                                  u"Overview"_s,
                                  {QKeySequence(Qt::ALT | Qt::Key_1)},
                                  {},
                                  {},
                                  {},
                                  false,
                                  {}}
                << KeyMap::Action{{}, u"Pages"_s, u"Devices"_s, {QKeySequence(Qt::ALT | Qt::Key_2)},
                                  {}, {},         {},           false,
                                  {}}
                << KeyMap::Action{{}, u"Other"_s, u"No key at all"_s, {}, {}, {}, {}, false, {}};
        QPointer<KeysDialog> dialog = new KeysDialog(actions, &window);
        dialog->open();
        QCOMPARE(dialog->shownLines().size(), 2);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), u"dev"_s);
        QCOMPARE(dialog->shownLines().size(), 1);
        QVERIFY(dialog->shownLines().constFirst().startsWith(u"Devices"_s));
        dialog->filter(u"alt+1"_s);
        QVERIFY(dialog->shownLines().constFirst().startsWith(u"Overview"_s));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!dialog);
    }
};

QTEST_MAIN(TestKeyMap)
#include "tst_keymap.moc"
