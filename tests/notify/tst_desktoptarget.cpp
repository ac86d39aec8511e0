// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/outbox.h"
#include "notify/post.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using notify::Delivery;
using notify::Finding;
using notify::ItemState;
using notify::Outbox;
using notify::Outcome;

/// What is shown on this computer, and what somebody else delivers in the outbox's place.
class TestDesktopTarget : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        Outbox::Options options;
        options.deliver = [this](const auto &to, const auto &secret, const auto &message,
                                 const auto &cancelled) { return m_post(to, secret, message, cancelled); };
        m_box = std::make_unique<Outbox>(std::make_shared<HandClock>(), options);
        connect(m_box.get(), &Outbox::snapshotReady, this, [this](const notify::Snapshot &snapshot) {
            QMetaObject::invokeMethod(
                m_box.get(), [this, revision = snapshot.revision] { m_box->stored(revision); },
                Qt::QueuedConnection);
        });
    }

    void cleanup()
    {
        m_box.reset();
        m_post.sent.clear();
    }

    void saysThatNobodyShowsIt()
    {
        begin(notify::Way::Desktop);
        QSignalSpy shown(m_box.get(), &Outbox::toBeShown);
        m_box->take(occasion(1));
        QCOMPARE(shown.count(), 1);
        QCOMPARE(m_box->targets().constFirst().finding, Finding::NotShown);
        QCOMPARE(m_box->targets().constFirst().lastSentAt, core::UtcTime{});
        QVERIFY(!testGoesWell());
        QCOMPARE(shown.count(), 2);
        // No longer true as soon as somebody does.
        m_box->setDesktop(true);
        QCOMPARE(m_box->targets().constFirst().finding, Finding::None);
        QVERIFY(!notify::findingWords(Finding::NotShown).isEmpty());
        QVERIFY(!notify::findingCure(Finding::NotShown).isEmpty());
        QCOMPARE(notify::findingFromNumber(int(Finding::NotShown)), Finding::NotShown);
    }

    void countsAsSentWhereSomebodyShowsIt()
    {
        begin(notify::Way::Desktop);
        m_box->setDesktop(true);
        m_box->take(occasion(1));
        QCOMPARE(m_box->targets().constFirst().finding, Finding::Taken);
        QVERIFY(m_box->targets().constFirst().lastSentAt != core::UtcTime{});
        QVERIFY(testGoesWell());
        QCOMPARE(m_post.count(), 0);
        m_box->setDesktop(false);
        m_box->take(occasion(2));
        QCOMPARE(m_box->targets().constFirst().finding, Finding::NotShown);
    }

    void deliversAsItIsTold()
    {
        begin(notify::Way::Mail);
        m_box->deliverBy(
            [](const notify::Target &, const QString &, const notify::Message &, const std::atomic<bool> &) {
                return Delivery{Outcome::Refused, Finding::SmsRefused, {u"38"_s, u"simulated"_s}};
            });
        m_box->take(occasion(1));
        QTRY_COMPARE(m_box->items().constFirst().state, ItemState::Refused);
        QCOMPARE(m_post.count(), 0);
    }

private:
    void begin(notify::Way way)
    {
        notify::Target target;
        target.id = u"here"_s;
        target.way = way;
        if (way == notify::Way::Mail)
            target.to = QStringList{u"a@example.org"_s};
        m_box->setPlan({{target}});
        m_box->start();
    }
    static notify::Occasion occasion(int number)
    {
        notify::Occasion one;
        one.number = number;
        one.urgency = notify::Urgency::High;
        one.name = u"Alarm %1"_s.arg(number);
        return one;
    }
    bool testGoesWell()
    {
        QSignalSpy ended(m_box.get(), &Outbox::testsEnded);
        if (!m_box->sendTest(u"here"_s).ok())
            return false;
        if (ended.isEmpty() && !ended.wait(30'000))
            return false;
        return ended.constFirst().at(1).toBool();
    }

    std::unique_ptr<Outbox> m_box;
    Post m_post;
};

QTEST_GUILESS_MAIN(TestDesktopTarget)
#include "tst_desktoptarget.moc"
