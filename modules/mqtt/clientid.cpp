// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/mqtttransport.h"

#include "mqtt/payloadcodec.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace mqtt {

QString clientIdFor(const QString &installationId, const core::TransportId &transport,
                    const QStringList &filters)
{
    // A zero byte separates the parts, so that no two different sets of parts give the same text.
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(installationId.toUtf8());
    hash.addData(QByteArrayView("\0", 1));
    hash.addData(transport.toString().toUtf8());
    for (const QString &filter : filters) {
        hash.addData(QByteArrayView("\0", 1));
        hash.addData(filter.toUtf8());
    }
    constexpr qsizetype DigitCount = 13; // 52 bits; with the prefix exactly 23 characters
    return "meterdeck-"_L1 + QLatin1StringView(hash.result().toHex().left(DigitCount));
}

QStringList filtersOf(const QList<core::ProfilePtr> &profiles, const QString &sharedGroup)
{
    return sharedFilters(PayloadCodec({}, profiles, std::make_shared<core::SeriesTable>()).filters(),
                         sharedGroup);
}

QStringList sharedFilters(const QStringList &filters, const QString &group)
{
    if (group.isEmpty())
        return filters;
    QStringList shared;
    for (const QString &filter : filters)
        shared.append("$share/"_L1 + group + u'/' + filter);
    return shared;
}

} // namespace mqtt
