// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailtext.h"

#include <QLocale>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace notify {

namespace {

constexpr qsizetype LongestLine = 76;

bool isPlain(const QString &text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c.unicode() >= 32 && c.unicode() < 127; });
}

/// A header's text: as it is where that is ASCII and short, else as encoded words in folded lines.
QByteArray headerText(const QString &text, qsizetype used)
{
    const QString clean = text.simplified();
    if (isPlain(clean) && used + clean.size() <= LongestLine && !clean.contains("=?"_L1))
        return clean.toLatin1();
    // RFC 2047: at most 75 characters a word, whole characters each; 42 bytes are 56 in base64, and 12
    // around.
    QByteArray out;
    QByteArray chunk;
    const auto flush = [&] {
        if (chunk.isEmpty())
            return;
        if (!out.isEmpty())
            out += "\r\n ";
        out += "=?UTF-8?B?" + chunk.toBase64() + "?=";
        chunk.clear();
    };
    for (qsizetype i = 0; i < clean.size(); ++i) {
        const qsizetype width = clean[i].isHighSurrogate() && i + 1 < clean.size() ? 2 : 1;
        const QByteArray utf8 = clean.mid(i, width).toUtf8();
        const qsizetype room = out.isEmpty() ? std::max<qsizetype>(12, 42 - used) : 42;
        if (chunk.size() + utf8.size() > room)
            flush();
        chunk += utf8;
        i += width - 1;
    }
    flush();
    return out;
}

QByteArray addressHeader(const QString &address, qsizetype used)
{
    const QByteArray bare = bareAddress(address).toUtf8();
    const QString name =
        address.contains(u'<') ? address.section(u'<', 0, 0).remove(u'"').trimmed() : QString();
    if (name.isEmpty())
        return bare;
    bool atoms = isPlain(name) && used + name.size() + bare.size() + 3 <= LongestLine;
    for (const QChar c : name)
        atoms = atoms && (c.isLetterOrNumber() || c == u' ');
    if (atoms)
        return name.toLatin1() + " <" + bare + '>';
    // As an encoded word in any case: its characters need no quoting.
    const QString shown = isPlain(name) ? name + QChar(0x200B) : name;
    return headerText(shown, used) + "\r\n <" + bare + '>';
}

/// RFC 2045, 6.7.
QByteArray quotedPrintable(const QString &text)
{
    static constexpr char Hex[] = "0123456789ABCDEF";
    QByteArray out;
    QString lines = text;
    lines.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    if (!lines.endsWith(u'\n'))
        lines += u'\n';
    const auto all = lines.chopped(1).split(u'\n');
    for (const QString &line : all) {
        const QByteArray utf8 = line.toUtf8();
        qsizetype column = 0;
        for (qsizetype i = 0; i < utf8.size(); ++i) {
            const uchar c = uchar(utf8[i]);
            const bool last = i + 1 == utf8.size();
            const bool bare = (c >= 33 && c <= 126 && c != '=') || ((c == ' ' || c == '\t') && !last);
            const qsizetype width = bare ? 1 : 3;
            if (column + width > LongestLine - 1) {
                out += "=\r\n";
                column = 0;
            }
            if (bare)
                out += char(c);
            else
                out += QByteArray("=") + Hex[c >> 4] + Hex[c & 15];
            column += width;
        }
        out += "\r\n";
    }
    return out;
}

} // namespace

QString bareAddress(const QString &address)
{
    if (!address.contains(u'<'))
        return address.trimmed();
    return address.section(u'<', 1).section(u'>', 0, 0).trimmed();
}

QByteArray mailBytes(const MailDraft &draft)
{
    const QString host = bareAddress(draft.from).section(u'@', 1);
    const QDateTime utc = draft.date.toUTC();
    const QByteArray date = QLocale::c().toString(utc, u"ddd, dd MMM yyyy HH:mm:ss"_s).toLatin1() + " +0000";
    QByteArray mail;
    mail += "Date: " + date + "\r\n";
    mail += "From: " + addressHeader(draft.from, 6) + "\r\n";
    mail += "To: " + addressHeader(draft.to, 4) + "\r\n";
    mail += "Subject: " + headerText(draft.subject, 9) + "\r\n";
    mail += "Message-ID: <" + draft.id.toLatin1() + '@' + host.toUtf8() + ">\r\n";
    // So that no answering machine answers.
    mail += "Auto-Submitted: auto-generated\r\n";
    if (draft.urgent)
        mail += "Importance: high\r\n";
    mail += "MIME-Version: 1.0\r\n"
            "Content-Type: text/plain; charset=utf-8\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\n\r\n";
    return mail + quotedPrintable(draft.text);
}

} // namespace notify
