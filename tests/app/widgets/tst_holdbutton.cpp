// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/holdbutton.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace widgets;

class HoldButtonTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void fullHoldFires_data();
    void fullHoldFires();
    void earlyReleaseCancels_data();
    void earlyReleaseCancels();
    void leavingCancels();
    void losingFocusCancels();
    void clickAndEnterDoNothing();
    void autoRepeatDoesNotRestart();
    void firesOnceUntilReset();

private:
    void press(bool byKey);
    void release(bool byKey);

    std::unique_ptr<QWidget> m_window;
    HoldButton *m_button = nullptr;
    QLineEdit *m_other = nullptr;
};

void HoldButtonTest::init()
{
    m_window = std::make_unique<QWidget>();
    auto *column = new QVBoxLayout(m_window.get());
    m_button = new HoldButton(u"Hold to switch off"_s);
    m_other = new QLineEdit;
    column->addWidget(m_button);
    column->addWidget(m_other);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_button->setFocus();
    QTRY_VERIFY(m_button->hasFocus());
}

void HoldButtonTest::press(bool byKey)
{
    if (byKey)
        QTest::keyPress(m_button, Qt::Key_Space);
    else
        QTest::mousePress(m_button, Qt::LeftButton);
}

void HoldButtonTest::release(bool byKey)
{
    if (byKey)
        QTest::keyRelease(m_button, Qt::Key_Space);
    else
        QTest::mouseRelease(m_button, Qt::LeftButton);
}

void HoldButtonTest::fullHoldFires_data()
{
    QTest::addColumn<bool>("byKey");
    QTest::newRow("mouse") << false;
    QTest::newRow("Space") << true;
}

void HoldButtonTest::fullHoldFires()
{
    QFETCH(bool, byKey);
    m_button->setHoldTime(60ms);
    QSignalSpy held(m_button, &HoldButton::held);
    QSignalSpy cancelled(m_button, &HoldButton::holdCancelled);
    press(byKey);
    QVERIFY(m_button->isHolding());
    QTRY_COMPARE(held.count(), 1);
    QCOMPARE(m_button->progress(), 1.0);
    release(byKey);
    QCOMPARE(held.count(), 1);
    QCOMPARE(cancelled.count(), 0);
}

void HoldButtonTest::earlyReleaseCancels_data() { fullHoldFires_data(); }

void HoldButtonTest::earlyReleaseCancels()
{
    QFETCH(bool, byKey);
    m_button->setHoldTime(1h);
    QSignalSpy held(m_button, &HoldButton::held);
    QSignalSpy cancelled(m_button, &HoldButton::holdCancelled);
    QSignalSpy progress(m_button, &HoldButton::progressChanged);
    press(byKey);
    QTRY_VERIFY(progress.count() > 1);
    QVERIFY(m_button->progress() > 0);
    release(byKey);
    QCOMPARE(cancelled.count(), 1);
    QVERIFY(cancelled.first().first().toDouble() > 0);
    QVERIFY(cancelled.first().first().toDouble() < 1);
    QCOMPARE(held.count(), 0);
    QCOMPARE(m_button->progress(), 0.0);
    QVERIFY(!m_button->isHolding());
}

void HoldButtonTest::leavingCancels()
{
    m_button->setHoldTime(1h);
    QSignalSpy cancelled(m_button, &HoldButton::holdCancelled);
    press(false);
    QTest::mouseMove(m_button, m_button->rect().center());
    QVERIFY(m_button->isHolding());
    QTest::mouseMove(m_button, QPoint(-20, -20));
    QTRY_COMPARE(cancelled.count(), 1);
}

void HoldButtonTest::losingFocusCancels()
{
    m_button->setHoldTime(1h);
    QSignalSpy cancelled(m_button, &HoldButton::holdCancelled);
    press(true);
    QVERIFY(m_button->isHolding());
    m_other->setFocus();
    QTRY_COMPARE(cancelled.count(), 1);
    QVERIFY(!m_button->isHolding());
}

void HoldButtonTest::clickAndEnterDoNothing()
{
    QSignalSpy held(m_button, &HoldButton::held);
    QSignalSpy clicked(m_button, &QAbstractButton::clicked);
    QTest::mouseClick(m_button, Qt::LeftButton);
    QTest::keyClick(m_button, Qt::Key_Return);
    QTest::keyClick(m_button, Qt::Key_Enter);
    QTest::keyClick(m_button, Qt::Key_Space);
    QCOMPARE(held.count(), 0);
    QCOMPARE(clicked.count(), 0);
}

void HoldButtonTest::autoRepeatDoesNotRestart()
{
    m_button->setHoldTime(1h);
    QSignalSpy cancelled(m_button, &HoldButton::holdCancelled);
    QSignalSpy progress(m_button, &HoldButton::progressChanged);
    press(true);
    QTRY_VERIFY(progress.count() > 1);
    const double before = m_button->progress();
    QKeyEvent up(QEvent::KeyRelease, Qt::Key_Space, Qt::NoModifier, u" "_s, true);
    QKeyEvent down(QEvent::KeyPress, Qt::Key_Space, Qt::NoModifier, u" "_s, true);
    QCoreApplication::sendEvent(m_button, &up);
    QCoreApplication::sendEvent(m_button, &down);
    QVERIFY(m_button->isHolding());
    QVERIFY(m_button->progress() >= before);
    QCOMPARE(cancelled.count(), 0);
    release(true);
}

void HoldButtonTest::firesOnceUntilReset()
{
    m_button->setHoldTime(20ms);
    QSignalSpy held(m_button, &HoldButton::held);
    press(true);
    QTRY_COMPARE(held.count(), 1);
    release(true);
    press(true);
    QVERIFY(!m_button->isHolding());
    release(true);
    m_button->reset();
    QCOMPARE(m_button->progress(), 0.0);
    press(true);
    QTRY_COMPARE(held.count(), 2);
}

QTEST_MAIN(HoldButtonTest)
#include "tst_holdbutton.moc"
