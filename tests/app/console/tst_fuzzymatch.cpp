// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette/fuzzymatch.h"

#include <QTest>

using namespace Qt::StringLiterals;
using console::FuzzyMatch;

class TestFuzzyMatch : public QObject
{
    Q_OBJECT

private slots:
    void matches_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("query");
        QTest::addColumn<bool>("fits");
        const QString shop = u"Switch relay off: Wellawatte shop 12"_s;
        QTest::newRow("nothing typed") << shop << u""_s << true;
        QTest::newRow("start of a word") << shop << u"wella"_s << true;
        QTest::newRow("case") << shop << u"WELLA"_s << true;
        QTest::newRow("words in any order") << shop << u"12 off"_s << true;
        QTest::newRow("inside a word") << shop << u"watte"_s << true;
        QTest::newRow("first letters") << shop << u"ws12"_s << true;
        QTest::newRow("letters of one word") << shop << u"wlwt"_s << true;
        QTest::newRow("a word that is not there") << shop << u"wella on"_s << false;
        QTest::newRow("letters out of order") << shop << u"ttaw"_s << false;
        QTest::newRow("letters from the middle of other words") << shop << u"sy2"_s << false;
        QTest::newRow("longer than the text") << u"bus"_s << u"business"_s << false;
        QTest::newRow("accents are ignored in the text") << u"Zürich Straße"_s << u"zurich"_s << true;
        QTest::newRow("and in the query") << u"Zurich"_s << u"zürich"_s << true;
        QTest::newRow("an id") << u"node-00a7"_s << u"00a7"_s << true;
        QTest::newRow("spaces only") << shop << u"   "_s << true;
    }

    void matches()
    {
        QFETCH(QString, text);
        QFETCH(QString, query);
        QFETCH(bool, fits);
        const QString folded = FuzzyMatch::fold(text);
        QCOMPARE(folded.size(), text.size());
        const QStringList words = FuzzyMatch::words(query);
        QCOMPARE(FuzzyMatch::match(folded, words).has_value(), fits);
        // What is looked at first must never lose a match.
        quint64 wanted = 0;
        for (const QString &word : words)
            wanted |= FuzzyMatch::letters(word);
        if (fits)
            QCOMPARE(FuzzyMatch::letters(folded) & wanted, wanted);
    }

    void better_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        QTest::newRow("the start of the text before a later word")
            << u"dev"_s << u"Devices"_s << u"Add a device"_s;
        QTest::newRow("a word's start before its inside") << u"shop"_s << u"Kotte shop"_s << u"Workshop"_s;
        QTest::newRow("a whole word before its start") << u"bus"_s << u"Demo bus"_s << u"Demo business"_s;
        QTest::newRow("together before scattered") << u"aud"_s << u"Audit"_s << u"A user device"_s;
        QTest::newRow("the shorter of two alike")
            << u"relay"_s << u"Relay on"_s << u"Relay on, and what came of it the last time"_s;
    }

    void better()
    {
        QFETCH(QString, query);
        QFETCH(QString, better);
        QFETCH(QString, worse);
        const QStringList words = FuzzyMatch::words(query);
        const auto first = FuzzyMatch::match(FuzzyMatch::fold(better), words);
        const auto second = FuzzyMatch::match(FuzzyMatch::fold(worse), words);
        QVERIFY(first && second);
        QVERIFY2(first->score > second->score,
                 qPrintable(u"%1 against %2"_s.arg(first->score).arg(second->score)));
    }

    void positionsAreTheLettersThatWereFound()
    {
        const QString text = u"Relay off: Wellawatte shop 12"_s;
        const auto found = FuzzyMatch::match(FuzzyMatch::fold(text), FuzzyMatch::words(u"ws12"_s), true);
        QVERIFY(found);
        QString letters;
        for (const int at : found->positions)
            letters += text.at(at);
        QCOMPARE(letters, u"Ws12"_s);
        QVERIFY(std::is_sorted(found->positions.begin(), found->positions.end()));
    }
};

QTEST_GUILESS_MAIN(TestFuzzyMatch)
#include "tst_fuzzymatch.moc"
