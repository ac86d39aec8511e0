// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/language.h"
#include "widgets/valuetext.h"

#include <QGuiApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using console::Language;

/// Languages are loaded into the program and leave it again.
class TestLanguage : public QObject
{
    Q_OBJECT

private slots:
    void englishComesFirstAndGermanIsThere()
    {
        QCOMPARE(Language::available().constFirst(), u"en"_s);
        QCOMPARE(Language::available().count(u"en"_s), 1);
        QVERIFY(Language::available().contains(u"de"_s));
        QCOMPARE(Language::nameOf(u"de"_s), u"Deutsch"_s);
        QCOMPARE(Language::nameOf(u"en"_s), u"English"_s);
    }

    void aTextChangesWithTheLanguageAndBack()
    {
        Language language;
        const auto said = [] { return QCoreApplication::translate("console::Words", "Voltage"); };
        QVERIFY(language.use(u"en"_s));
        QCOMPARE(said(), u"Voltage"_s);
        QVERIFY(language.use(u"de"_s));
        QCOMPARE(said(), u"Spannung"_s);
        QCOMPARE(language.locale().decimalPoint(), u","_s);
        QCOMPARE(widgets::numberText(1234.5, 1), u"1\u2009234,5"_s);
        QVERIFY(language.use(u"en"_s));
        QCOMPARE(said(), u"Voltage"_s);
        QCOMPARE(widgets::numberText(1234.5, 1), u"1\u2009234.5"_s);
    }

    void whatIsNotThereChangesNothing()
    {
        Language language;
        QVERIFY(language.use(u"de"_s));
        QVERIFY(!language.use(u"tlh"_s));
        QCOMPARE(language.current(), u"de"_s);
        QVERIFY(language.use(u"en"_s));
    }

    void longTextsKeepTheirPlaceholders_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"Open…", "%1 of %2 transports up", "%n device(s)", "on", "<b>Bus</b> %1", "kWh"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void longTextsKeepTheirPlaceholders()
    {
        QFETCH(QString, text);
        Language language;
        QVERIFY(language.use(u"x-long"_s));
        const QString made = QCoreApplication::translate("any", text.toUtf8().constData(), nullptr, 7);
        QVERIFY2(made.size() * 10 >= text.size() * 13, qPrintable(made));
        for (const QString &part : {u"%1"_s, u"%2"_s, u"<b>"_s, u"</b>"_s})
            QCOMPARE(made.contains(part), text.contains(part));
        QVERIFY(language.use(u"en"_s));
    }

    void theMirrorTurnsLayoutsRound()
    {
        Language language;
        QVERIFY(language.use(u"en"_s));
        QCOMPARE(QGuiApplication::layoutDirection(), Qt::LeftToRight);
        QVERIFY(language.use(u"x-mirror"_s));
        QCOMPARE(QGuiApplication::layoutDirection(), Qt::RightToLeft);
        QVERIFY(language.use(u"en"_s));
        QCOMPARE(QGuiApplication::layoutDirection(), Qt::LeftToRight);
    }
};

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
