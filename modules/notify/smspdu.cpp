// SPDX-License-Identifier: GPL-3.0-or-later
#include "smspdu.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace notify {

namespace {

// 3GPP TS 23.038, 6.2.1: the place in the text is the code. 0x1B leads to the extension.
const QString Alphabet = QStringLiteral(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");
constexpr char Escape = 0x1B;

const QHash<QChar, char> &extension()
{
    static const QHash<QChar, char> codes{{u'\f', 0x0A}, {u'^', 0x14}, {u'{', 0x28}, {u'}', 0x29},
                                          {u'\\', 0x2F}, {u'[', 0x3C}, {u'~', 0x3D}, {u']', 0x3E},
                                          {u'|', 0x40},  {u'€', 0x65}};
    return codes;
}

/// The septets of one character; empty when it has none.
QByteArray septetsOf(QChar c)
{
    if (const auto found = extension().constFind(c); found != extension().constEnd())
        return QByteArray(1, Escape) + *found;
    const qsizetype code = c.unicode() == uchar(Escape) ? -1 : Alphabet.indexOf(c);
    return code < 0 ? QByteArray() : QByteArray(1, char(code));
}

/// Seven bits a septet, from the lowest bit on, after @p fill bits that stay 0.
QByteArray packed(const QByteArray &septets, int fill)
{
    QByteArray octets((septets.size() * 7 + fill + 7) / 8, 0);
    qsizetype bit = fill;
    for (const char septet : septets) {
        for (int i = 0; i < 7; ++i, ++bit) {
            if (septet & (1 << i))
                octets[bit / 8] = char(octets[bit / 8] | (1 << (bit % 8)));
        }
    }
    return octets;
}

/// Digits two by two, the first in the lower half; 0xF fills the last.
QByteArray semiOctets(const QString &digits)
{
    QByteArray octets;
    for (qsizetype i = 0; i < digits.size(); i += 2) {
        const int low = digits[i].digitValue();
        const int high = i + 1 < digits.size() ? digits[i + 1].digitValue() : 0xF;
        octets += char(high << 4 | low);
    }
    return octets;
}

QString digitsOf(const QString &number)
{
    QString digits;
    for (const QChar c : number) {
        if (c >= u'0' && c <= u'9')
            digits += c;
    }
    return digits;
}

/// International or unknown, both of the telephone numbering plan.
char typeOf(const QString &number) { return number.trimmed().startsWith(u'+') ? char(0x91) : char(0x81); }

/// A text as units that must not be torn apart: septets, or UTF-16 in big-endian bytes.
struct Units
{
    QList<QByteArray> list;
    qsizetype size = 0; ///< octets or septets
    void add(const QByteArray &unit)
    {
        list << unit;
        size += unit.size();
    }
};

Units unitsOf(const QString &text, bool gsm)
{
    Units units;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (gsm) {
            units.add(septetsOf(text[i]));
            continue;
        }
        QByteArray unit;
        const qsizetype width = text[i].isHighSurrogate() && i + 1 < text.size() ? 2 : 1;
        for (qsizetype k = 0; k < width; ++k) {
            unit += char(text[i + k].unicode() >> 8);
            unit += char(text[i + k].unicode() & 0xFF);
        }
        i += width - 1;
        units.add(unit);
    }
    return units;
}

/// Whole units into parts of at most @p room.
QList<QByteArray> parted(const Units &units, qsizetype room)
{
    QList<QByteArray> parts{QByteArray()};
    for (const QByteArray &unit : units.list) {
        if (parts.last().size() + unit.size() > room)
            parts << QByteArray();
        parts.last() += unit;
    }
    return parts;
}

} // namespace

bool fitsGsm(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return !septetsOf(c).isEmpty(); });
}

QList<SmsPdu> smsPdus(const QString &number, const QString &text, int most, quint8 reference,
                      const QString &centre)
{
    const bool gsm = fitsGsm(text);
    // A header of six octets takes seven septets.
    const qsizetype whole = gsm ? 160 : 140;
    const qsizetype room = gsm ? 153 : 134;
    QList<QByteArray> parts = parted(unitsOf(text, gsm), whole);
    if (parts.size() > 1)
        parts = parted(unitsOf(text, gsm), room);
    if (parts.size() > most) {
        QString shorter = text;
        const QString mark = gsm ? u"..."_s : u"…"_s;
        const qsizetype limit = most == 1 ? whole : room;
        while (parts.size() > most && !shorter.isEmpty()) {
            shorter.chop(shorter.size() > 1 && shorter.back().isLowSurrogate() ? 2 : 1);
            parts = parted(unitsOf(shorter + mark, gsm), limit);
        }
    }
    const QString digits = digitsOf(number);
    const QString centreDigits = digitsOf(centre);
    QByteArray front(1, 0);
    if (!centreDigits.isEmpty()) {
        const QByteArray octets = semiOctets(centreDigits);
        front = QByteArray(1, char(octets.size() + 1)) + typeOf(centre) + octets;
    }
    QList<SmsPdu> pdus;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const bool several = parts.size() > 1;
        QByteArray tpdu;
        tpdu += char(several ? 0x41 : 0x01); // SUBMIT, with a header where there are several; no validity
        tpdu += char(0);                     // the modem's own reference
        tpdu += char(digits.size());
        tpdu += typeOf(number);
        tpdu += semiOctets(digits);
        tpdu += char(0);                 // an ordinary SMS
        tpdu += char(gsm ? 0x00 : 0x08); // alphabet
        QByteArray header;
        if (several)
            header = QByteArray::fromHex("050003") + char(reference) + char(parts.size()) + char(i + 1);
        if (gsm) {
            const qsizetype headSeptets = (header.size() * 8 + 6) / 7;
            tpdu += char(headSeptets + parts[i].size());
            tpdu += header;
            tpdu += packed(parts[i], int(headSeptets * 7 - header.size() * 8));
        } else {
            tpdu += char(header.size() + parts[i].size());
            tpdu += header;
            tpdu += parts[i];
        }
        pdus << SmsPdu{(front + tpdu).toHex().toUpper(), int(tpdu.size())};
    }
    return pdus;
}

} // namespace notify
