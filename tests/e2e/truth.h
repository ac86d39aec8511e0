// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quality.h"
#include "core/quantity.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

/// What publishers have said, written down by them in the console's units, and how a database differs from
/// it. Nothing of what reads or stores takes part in the writing down.
class Truth
{
public:
    /// One value of a device. Without @p atUs it is measured when it arrives. Devices' own names, as the
    /// console knows them.
    void said(const QString &device, core::Quantity quantity, std::optional<double> value,
              std::optional<qint64> atUs = std::nullopt, const QString &channel = {},
              core::Quality quality = core::Quality::Good);
    /// A message (or a row) that has to be refused for this reason.
    void refused(const QString &reason, int times = 1) { m_refused[reason] += times; }
    /// Devices whose values are written down elsewhere.
    void leaveOut(const QString &device) { m_leftOut.append(device); }

    int count() const { return m_count; }
    const QMap<QString, quint64> &refusals() const { return m_refused; }

    struct Difference
    {
        QStringList missing;  ///< said and not stored, or not so often
        QStringList invented; ///< stored and not said, or more often
        QString trouble;      ///< the database cannot be read
        bool isNone() const { return trouble.isEmpty() && missing.isEmpty() && invented.isEmpty(); }
        QString words() const;
    };
    Difference compare(const QString &database) const;
    /// The refusals of the database by reason.
    static QMap<QString, quint64> refusalsOf(const QString &database);

private:
    QMap<QString, int> m_values; ///< how often each
    QMap<QString, quint64> m_refused;
    QStringList m_leftOut;
    int m_count = 0;
};
