// SPDX-License-Identifier: GPL-3.0-or-later
#include "noticebus.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using console::NoticeBus;

namespace {

constexpr int Generous = 30'000;
const auto Service = u"org.freedesktop.Notifications"_s;
const auto Path = u"/org/freedesktop/Notifications"_s;

} // namespace

/// A desktop's notification service, as far as showing and clicking go.
class FakeDesktop : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    explicit FakeDesktop(const QString &address)
        : m_bus(QDBusConnection::connectToBus(address, u"fake desktop"_s))
    {}
    ~FakeDesktop() override { QDBusConnection::disconnectFromBus(u"fake desktop"_s); }
    bool enter()
    {
        return m_bus.registerObject(Path, this, QDBusConnection::ExportAllSlots) &&
               m_bus.registerService(Service);
    }
    void leave() { m_bus.unregisterService(Service); }
    void click(uint id)
    {
        QDBusMessage signal = QDBusMessage::createSignal(Path, Service, u"ActionInvoked"_s);
        signal.setArguments({id, u"default"_s});
        m_bus.send(signal);
    }

    QStringList summaries;
    QStringList bodies;
    QList<int> urgencies;

public slots:
    QString GetServerInformation(QString &vendor, QString &version, QString &spec)
    {
        vendor = version = spec = u"1.2"_s;
        return u"fake"_s;
    }
    uint Notify(const QString &, uint, const QString &, const QString &summary, const QString &body,
                const QStringList &, const QVariantMap &hints, int)
    {
        summaries << summary;
        bodies << body;
        urgencies << hints.value(u"urgency"_s).toInt();
        return uint(summaries.size());
    }

private:
    QDBusConnection m_bus;
};

/// Notifications over a bus of the test's own.
class TestNoticeBus : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const QString program = QStandardPaths::findExecutable(u"dbus-daemon"_s);
        QVERIFY2(!program.isEmpty(), "dbus-daemon is not installed (package dbus-daemon)");
        m_daemon.start(program, {u"--session"_s, u"--nofork"_s, u"--nopidfile"_s, u"--print-address"_s});
        QVERIFY(m_daemon.waitForReadyRead(Generous));
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
        QVERIFY(!m_address.isEmpty());
    }

    void cleanupTestCase()
    {
        m_daemon.terminate();
        m_daemon.waitForFinished(Generous);
    }

    void saysThatNobodyShows()
    {
        NoticeBus notices(m_address);
        QSignalSpy known(&notices, &console::NoticeWay::ableChanged);
        notices.begin();
        QVERIFY(known.count() > 0 || known.wait(Generous));
        QVERIFY(!notices.isAble());
    }

    void showsAndIsClicked()
    {
        FakeDesktop desktop(m_address);
        QVERIFY(desktop.enter());
        NoticeBus notices(m_address);
        notices.begin();
        QTRY_VERIFY_WITH_TIMEOUT(notices.isAble(), Generous);
        notices.show({u"[Depot] CRITICAL, raised: Line off"_s, {}, u"Depot: <b>line 2</b> off"_s},
                     notify::Urgency::Critical);
        QTRY_COMPARE_WITH_TIMEOUT(desktop.summaries.size(), 1, Generous);
        QCOMPARE(desktop.bodies.constFirst(), u"Depot: &lt;b&gt;line 2&lt;/b&gt; off"_s); // no markup of ours
        QCOMPARE(desktop.urgencies.constFirst(), 2);
        QSignalSpy clicked(&notices, &console::NoticeWay::clicked);
        desktop.click(99); // another program's
        // The reply with its number may still be on its way.
        QTRY_VERIFY_WITH_TIMEOUT((desktop.click(1), !clicked.isEmpty()), Generous);

        desktop.leave();
        notices.show({u"again"_s, {}, u"again"_s}, notify::Urgency::High);
        QTRY_VERIFY_WITH_TIMEOUT(!notices.isAble(), Generous);
    }

private:
    QProcess m_daemon;
    QString m_address;
};

QTEST_GUILESS_MAIN(TestNoticeBus)
#include "tst_noticebus.moc"
