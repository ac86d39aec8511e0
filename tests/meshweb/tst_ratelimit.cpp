// SPDX-License-Identifier: GPL-3.0-or-later
#include "ratelimit.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// So many requests at once, and so many a second for ever, for each peer alone.
class tst_RateLimit : public QObject
{
    Q_OBJECT

    static int allowed(meshweb::RateLimit &limit, const QString &peer, core::SteadyTime now, int tries)
    {
        int count = 0;
        for (int i = 0; i < tries; ++i)
            count += limit.allows(peer, now) ? 1 : 0;
        return count;
    }

private slots:
    void boundsEachPeer()
    {
        meshweb::RateLimit limit(10, 30);
        const core::SteadyTime start{1h};
        QCOMPARE(allowed(limit, u"a"_s, start, 100), 30);
        QCOMPARE(allowed(limit, u"b"_s, start, 100), 30);
        QCOMPARE(allowed(limit, u"a"_s, start + 1s, 100), 10);
        QCOMPARE(allowed(limit, u"a"_s, start + 1h, 100), 30);
    }

    void forgetsTheQuietestPeerFirst()
    {
        meshweb::RateLimit limit(0, 5);
        const core::SteadyTime start{1h};
        QCOMPARE(allowed(limit, u"quiet"_s, start, 10), 5);
        QCOMPARE(allowed(limit, u"loud"_s, start + 1s, 10), 5);
        for (int i = 0; i < meshweb::RateLimit::MaxPeers * 4; ++i) {
            const core::SteadyTime now = start + 2s + std::chrono::milliseconds(i);
            QVERIFY(limit.allows(u"peer %1"_s.arg(i), now));
            QVERIFY(!limit.allows(u"loud"_s, now)); // however many others come, it is remembered
        }
        QVERIFY(limit.allows(u"quiet"_s, start + 1h));
    }
};

QTEST_APPLESS_MAIN(tst_RateLimit)
#include "tst_ratelimit.moc"
