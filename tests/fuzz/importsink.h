// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imports/importer.h"
#include "oracle.h"

/// Takes what an import finds and holds it against what was promised.
namespace fuzz {

class ImportSink final : public imports::Sink
{
public:
    bool rowRead(const imports::Position &row) override
    {
        m_rows.append(row);
        m_stories.append(QString());
        return m_rows.size() < 5000;
    }
    bool device(const core::DeviceId &device) override
    {
        require(!device.isEmpty(), "a device has a name");
        return true;
    }
    bool reading(const imports::ImportedReading &reading) override
    {
        requireSound(reading.quality, reading.value);
        require(!reading.series.device.isEmpty(), "a reading has a device");
        require(reading.series.source.startsWith(QStringLiteral("import:")),
                "a reading says where it came from");
        require(core::toMicros(reading.measuredAt) >= 1'420'070'400'000'000, "nothing is before 2015");
        tell(reading.series.device.toString() + QString::number(reading.value.value_or(-1)) +
             QString::number(core::toMicros(reading.measuredAt)));
        return true;
    }
    bool event(const core::Event &event) override
    {
        require(!event.kind.isEmpty(), "an event has a kind");
        return true;
    }
    bool refused(const imports::Refusal &refusal) override
    {
        require(!refusal.reason.isEmpty() && !refusal.detail.isEmpty(), "a refusal says why");
        require(refusal.raw.size() <= 400, "what is kept of a refused row is bounded");
        tell(refusal.place.row + refusal.reason);
        return true;
    }
    void repaired() override {}
    void homeless(const QString &what, quint64, const QString &why) override
    {
        require(!what.isEmpty() && !why.isEmpty(), "what has no place says why");
    }
    void zoneUsed(const QString &zone) override { require(!zone.isEmpty(), "a zone has a name"); }
    void note(const QString &words) override { require(!words.isEmpty(), "a note has words"); }
    void damaged(const imports::Place &, const QString &words) override
    {
        require(!words.isEmpty(), "damage has words");
    }

    /// Where each row began, and what came of it.
    const QList<imports::Position> &rows() const { return m_rows; }
    const QStringList &stories() const { return m_stories; }

private:
    void tell(const QString &words)
    {
        if (!m_stories.isEmpty())
            m_stories.last() += words + QLatin1Char(' ');
    }

    QList<imports::Position> m_rows;
    QStringList m_stories;
};

} // namespace fuzz
