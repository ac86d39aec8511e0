// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace notify {

/// A mail to be written. Texts are any Unicode; addresses as isMailAddress() lets them be.
struct MailDraft
{
    QString from;
    QString to;
    QString subject;
    QString text;
    QString id; ///< the left half of its Message-ID
    QDateTime date;
    bool urgent = false;
};

/// The mail as SMTP carries it before dot-stuffing (RFC 5322, 2045, 2047): ASCII, lines of at most 76
/// characters ended by CRLF, UTF-8 as encoded words and quoted-printable. No text can add a header. Pure.
QByteArray mailBytes(const MailDraft &draft);

/// The bare address of "Name <a@b.c>".
QString bareAddress(const QString &address);

} // namespace notify
