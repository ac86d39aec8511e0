// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailtext.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;

/// What a mail is made of; that others read it is proved by tst_maildelivery.
class TestMailText : public QObject
{
    Q_OBJECT

private slots:
    void headers();
    void noTextAddsAHeader();
    void wordsAreWhole();
    void text_data();
    void text();
    void bareAddress();

private:
    static notify::MailDraft draft()
    {
        notify::MailDraft mail;
        mail.from = u"Meterdeck <alarms@example.org>"_s;
        mail.to = u"duty@example.org"_s;
        mail.subject = u"Plain"_s;
        mail.text = u"Text\n"_s;
        mail.id = u"17"_s;
        mail.date = QDateTime(QDate(2026, 3, 4), QTime(5, 6, 7), QTimeZone::utc());
        return mail;
    }
};

void TestMailText::headers()
{
    QCOMPARE(notify::mailBytes(draft()), QByteArray("Date: Wed, 04 Mar 2026 05:06:07 +0000\r\n"
                                                    "From: Meterdeck <alarms@example.org>\r\n"
                                                    "To: duty@example.org\r\n"
                                                    "Subject: Plain\r\n"
                                                    "Message-ID: <17@example.org>\r\n"
                                                    "Auto-Submitted: auto-generated\r\n"
                                                    "MIME-Version: 1.0\r\n"
                                                    "Content-Type: text/plain; charset=utf-8\r\n"
                                                    "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
                                                    "Text\r\n"));
}

void TestMailText::noTextAddsAHeader()
{
    auto mail = draft();
    mail.subject = u"Meter 3\r\nBcc: everybody@example.org\r\n\r\nbody"_s;
    const QByteArray bytes = notify::mailBytes(mail);
    QVERIFY(!bytes.contains("\nBcc"));
    QCOMPARE(bytes.indexOf("\r\n\r\n"), bytes.indexOf("\r\n\r\nText"));
}

void TestMailText::wordsAreWhole()
{
    auto mail = draft();
    for (int i = 0; i < 60; ++i)
        mail.subject += QString::fromUcs4(U"\U0001F525", 1) + u"ඉ"_s;
    const QByteArray bytes = notify::mailBytes(mail);
    const auto lines = bytes.left(bytes.indexOf("\r\n\r\n")).split('\n');
    QString whole;
    int words = 0;
    for (QByteArray line : lines) {
        QVERIFY2(line.trimmed().size() <= 76, line.constData());
        const qsizetype from = line.indexOf("=?UTF-8?B?");
        if (from < 0)
            continue;
        ++words;
        const QByteArray utf8 = QByteArray::fromBase64(line.mid(from + 10).trimmed().chopped(2));
        const QString part = QString::fromUtf8(utf8);
        QVERIFY(!part.contains(QChar::ReplacementCharacter)); // no character is torn
        whole += part;
    }
    QVERIFY(words > 3);
    QCOMPARE(whole, mail.subject);
}

void TestMailText::text_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("equals") << u"a=b"_s << QByteArray("a=3Db\r\n");
    QTest::newRow("line ends") << u"a\r\nb\rc\n"_s << QByteArray("a\r\nb\r\nc\r\n");
    QTest::newRow("space at the end") << u"a \nb"_s << QByteArray("a=20\r\nb\r\n");
    QTest::newRow("utf-8") << u"ä"_s << QByteArray("=C3=A4\r\n");
    QTest::newRow("long") << QString(80, u'x') << QByteArray(75, 'x') + "=\r\n" + QByteArray(5, 'x') + "\r\n";
    QTest::newRow("empty") << QString() << QByteArray("\r\n");
}

void TestMailText::text()
{
    auto mail = draft();
    QFETCH(QString, text);
    mail.text = text;
    const QByteArray bytes = notify::mailBytes(mail);
    QTEST(bytes.mid(bytes.indexOf("\r\n\r\n") + 4), "bytes");
}

void TestMailText::bareAddress()
{
    QCOMPARE(notify::bareAddress(u"A B <a@example.org>"_s), u"a@example.org"_s);
    QCOMPARE(notify::bareAddress(u"a@example.org"_s), u"a@example.org"_s);
}

QTEST_GUILESS_MAIN(TestMailText)
#include "tst_mailtext.moc"
