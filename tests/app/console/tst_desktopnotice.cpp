// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktopnotice.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using console::DesktopNotice;
using console::NoticeWay;

namespace {

/// A desktop that shows notifications as soon as it was asked, later, or never.
class FakeWay final : public NoticeWay
{
public:
    bool isThere = false;
    int begun = 0;
    QStringList shown;

    void begin() override
    {
        ++begun;
        emit ableChanged();
    }
    bool isAble() const override { return begun > 0 && isThere; }
    void show(const notify::Letter &letter, notify::Urgency) override { shown << letter.brief; }
    void appear(bool there)
    {
        isThere = there;
        emit ableChanged();
    }
};

notify::Letter letterOf(const QString &brief) { return {brief, brief, brief}; }

} // namespace

/// Which of the desktop's ways shows a notification, and what is said when none does.
class TestDesktopNotice : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        DesktopNotice::Ways ways;
        for (FakeWay **way : {&m_first, &m_second}) {
            auto made = std::make_unique<FakeWay>();
            *way = made.get();
            ways.push_back(std::move(made));
        }
        m_notice = std::make_unique<DesktopNotice>(std::move(ways), nullptr);
    }

    void nothingIsLookedForUnasked()
    {
        QVERIFY(!m_notice->isAble());
        m_notice->show(letterOf(u"a"_s), notify::Urgency::High);
        QCOMPARE(m_first->begun, 0);
        QCOMPARE(m_first->shown, QStringList());
    }

    void theFirstThatIsThereShows()
    {
        m_first->isThere = true;
        QSignalSpy able(m_notice.get(), &DesktopNotice::ableChanged);
        m_notice->begin();
        QCOMPARE(able.size(), 1);
        QVERIFY(able.constFirst().constFirst().toBool());
        QCOMPARE(m_second->begun, 0); // one is enough
        m_notice->show(letterOf(u"a"_s), notify::Urgency::High);
        QCOMPARE(m_first->shown, QStringList{u"a"_s});
        QSignalSpy clicked(m_notice.get(), &DesktopNotice::clicked);
        emit m_first->clicked();
        QCOMPARE(clicked.size(), 1);
        m_notice->begin();
        QCOMPARE(m_first->begun, 1);
    }

    void theSecondStandsIn()
    {
        QSignalSpy able(m_notice.get(), &DesktopNotice::ableChanged);
        m_notice->begin();
        QCOMPARE(able.size(), 0);
        QVERIFY(!m_notice->isAble());
        m_second->appear(true); // its answer came later
        QCOMPARE(able.size(), 1);
        m_notice->show(letterOf(u"b"_s), notify::Urgency::Critical);
        QCOMPARE(m_second->shown, QStringList{u"b"_s});
        m_second->appear(false);
        QCOMPARE(able.size(), 2);
        QVERIFY(!able.constLast().constFirst().toBool());
        m_notice->show(letterOf(u"c"_s), notify::Urgency::High);
        QCOMPARE(m_second->shown, QStringList{u"b"_s});
    }

private:
    std::unique_ptr<DesktopNotice> m_notice;
    FakeWay *m_first = nullptr;
    FakeWay *m_second = nullptr;
};

QTEST_MAIN(TestDesktopNotice)
#include "tst_desktopnotice.moc"
