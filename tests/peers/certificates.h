// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace peers {

/// An authority of its own in a temporary folder, made with the openssl program, and what it signs. Thread:
/// the test's.
///
/// A missing openssl is a failure with words, never a reason to skip.
class Certificates
{
public:
    struct Pair
    {
        QString certificate; ///< file names
        QString key;
    };

    /// Makes the authority; on false of isOk(), error() says why.
    explicit Certificates(const QString &commonName = QStringLiteral("Test authority"));

    bool isOk() const { return m_error.isEmpty(); }
    QString error() const { return m_error; }
    QString authority() const { return path(QStringLiteral("ca.pem")); }
    QString folder() const { return m_folder.path(); }

    /// A server's, for @p names as openssl writes them: "IP:127.0.0.1", "DNS:localhost".
    Pair server(const QString &name, const QStringList &names,
                const QDateTime &ends = QDateTime::currentDateTimeUtc().addDays(365));
    /// A client's; @p rsa instead of an elliptic curve.
    Pair client(const QString &name, const QDateTime &ends = QDateTime::currentDateTimeUtc().addDays(365),
                bool rsa = false);
    /// Takes it back.
    void revoke(const Pair &pair);
    /// The list of what was taken back so far; a file name.
    QString revoked();

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    Pair issue(const QString &name, const QString &extensions, const QDateTime &ends, bool rsa);
    bool run(const QStringList &arguments);

    QTemporaryDir m_folder;
    QString m_error;
};

} // namespace peers
