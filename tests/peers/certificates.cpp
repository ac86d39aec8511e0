// SPDX-License-Identifier: GPL-3.0-or-later
#include "peers/certificates.h"

#include <QFile>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace peers {

namespace {

bool write(const QString &name, const QByteArray &text)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

/// As openssl ca takes it.
QString stamp(const QDateTime &time) { return time.toUTC().toString(u"yyyyMMddHHmmss"_s) + u'Z'; }

QStringList newKey(bool rsa)
{
    return rsa ? QStringList{u"-newkey"_s, u"rsa:2048"_s}
               : QStringList{u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s};
}

} // namespace

Certificates::Certificates(const QString &commonName)
{
    const QByteArray folder = m_folder.path().toUtf8();
    write(path(u"ca.cnf"_s),
          "[req]\ndistinguished_name = dn\nprompt = no\n[dn]\nCN = Nobody\n"
          "[ca]\ndefault_ca = own\n[own]\ndatabase = " +
              folder + "/index.txt\nnew_certs_dir = " + folder +
              "\nrand_serial = yes\ndefault_md = sha256\npolicy = any\nunique_subject = no\n"
              "default_crl_days = 30\n[any]\ncommonName = supplied\n"
              "[v3_ca]\nbasicConstraints = critical,CA:true\n"
              "keyUsage = critical,keyCertSign,cRLSign\n");
    write(path(u"index.txt"_s), {});
    run(QStringList{u"req"_s, u"-x509"_s, u"-nodes"_s, u"-config"_s, path(u"ca.cnf"_s), u"-extensions"_s,
                    u"v3_ca"_s, u"-days"_s, u"3650"_s, u"-subj"_s, u"/CN="_s + commonName, u"-keyout"_s,
                    path(u"ca.key"_s), u"-out"_s, authority()} +
        newKey(false));
}

Certificates::Pair Certificates::server(const QString &name, const QStringList &names, const QDateTime &ends)
{
    return issue(name, u"subjectAltName = %1\nextendedKeyUsage = serverAuth\n"_s.arg(names.join(u',')), ends,
                 false);
}

Certificates::Pair Certificates::client(const QString &name, const QDateTime &ends, bool rsa)
{
    return issue(name, u"extendedKeyUsage = clientAuth\n"_s, ends, rsa);
}

Certificates::Pair Certificates::issue(const QString &name, const QString &extensions, const QDateTime &ends,
                                       bool rsa)
{
    const Pair pair{path(name + u".pem"_s), path(name + u".key"_s)};
    const QString request = path(name + u".csr"_s);
    const QString extensionFile = path(name + u".ext"_s);
    write(extensionFile, "basicConstraints = CA:false\n" + extensions.toUtf8());
    run(QStringList{u"req"_s, u"-new"_s, u"-nodes"_s, u"-config"_s, path(u"ca.cnf"_s), u"-subj"_s,
                    u"/CN="_s + name, u"-keyout"_s, pair.key, u"-out"_s, request} +
        newKey(rsa));
    run({u"ca"_s, u"-batch"_s, u"-notext"_s, u"-config"_s, path(u"ca.cnf"_s), u"-cert"_s, authority(),
         u"-keyfile"_s, path(u"ca.key"_s), u"-startdate"_s, u"20200101000000Z"_s, u"-enddate"_s, stamp(ends),
         u"-extfile"_s, extensionFile, u"-in"_s, request, u"-out"_s, pair.certificate});
    return pair;
}

void Certificates::revoke(const Pair &pair)
{
    run({u"ca"_s, u"-config"_s, path(u"ca.cnf"_s), u"-cert"_s, authority(), u"-keyfile"_s, path(u"ca.key"_s),
         u"-revoke"_s, pair.certificate});
}

QString Certificates::revoked()
{
    const QString list = path(u"crl.pem"_s);
    run({u"ca"_s, u"-config"_s, path(u"ca.cnf"_s), u"-cert"_s, authority(), u"-keyfile"_s, path(u"ca.key"_s),
         u"-gencrl"_s, u"-out"_s, list});
    return list;
}

bool Certificates::run(const QStringList &arguments)
{
    if (!m_error.isEmpty())
        return false;
    QProcess openssl;
    openssl.setProcessChannelMode(QProcess::MergedChannels);
    openssl.start(u"openssl"_s, arguments);
    if (!openssl.waitForStarted(30'000)) {
        m_error = u"openssl is not installed (Debian: apt-get install openssl)"_s;
        return false;
    }
    if (openssl.waitForFinished(60'000) && openssl.exitStatus() == QProcess::NormalExit &&
        openssl.exitCode() == 0)
        return true;
    m_error = u"openssl %1: %2"_s.arg(arguments.value(0), QString::fromUtf8(openssl.readAll().right(1000)));
    return false;
}

} // namespace peers
