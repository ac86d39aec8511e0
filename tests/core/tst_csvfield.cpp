// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/csvfield.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// Text as one field of a CSV file.
class tst_CsvField : public QObject
{
    Q_OBJECT

private slots:
    void field_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("field");
        QTest::newRow("plain") << u"lab 1"_s << QByteArray("lab 1");
        QTest::newRow("empty") << QString() << QByteArray();
        QTest::newRow("comma") << u"a,b"_s << QByteArray("\"a,b\"");
        QTest::newRow("quotes") << u"a\"b"_s << QByteArray("\"a\"\"b\"");
        QTest::newRow("lines") << u"a\nb"_s << QByteArray("\"a\nb\"");
        QTest::newRow("carriage return") << u"a\rb"_s << QByteArray("\"a\rb\"");
        QTest::newRow("not Latin") << u"Zähler"_s << QByteArray("Zähler");
        QTest::newRow("formula") << u"=HYPERLINK(1)"_s << QByteArray("'=HYPERLINK(1)");
        QTest::newRow("plus") << u"+94 11"_s << QByteArray("'+94 11");
        QTest::newRow("minus") << u"-1"_s << QByteArray("'-1");
        QTest::newRow("at") << u"@x"_s << QByteArray("'@x");
        QTest::newRow("tab") << u"\tx"_s << QByteArray("'\tx");
        QTest::newRow("our own mark") << u"'x"_s << QByteArray("''x");
        QTest::newRow("formula and comma") << u"=A1,B1"_s << QByteArray("\"'=A1,B1\"");
        QTest::newRow("formula behind a space") << u" =A1"_s << QByteArray(" =A1");
    }
    void field()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, field);
        QCOMPARE(core::csvField(text), field);
    }
};

QTEST_APPLESS_MAIN(tst_CsvField)
#include "tst_csvfield.moc"
