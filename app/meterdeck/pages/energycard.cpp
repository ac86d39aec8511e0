// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/energycard.h"

#include "livefeed.h"
#include "widgets/daycurve.h"
#include "widgets/stattile.h"
#include "words.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using widgets::DayCurve;
using widgets::StatTile;

namespace console {

namespace {

constexpr auto AskEvery = 60s;
/// Of the time at most one part in this many goes into asking.
constexpr int Leisure = 20;
constexpr auto Step = 10min;

struct Scale
{
    double factor;
    QString unit;
};

/// Totals of a fleet go from a lamp to a town.
Scale scaleOf(double highest, const QString &base)
{
    if (highest >= 2e6)
        return {1e-6, u'M' + base};
    if (highest >= 2e3)
        return {1e-3, u'k' + base};
    return {1, base};
}

int decimalsOf(double shown) { return shown < 10 ? 2 : shown < 100 ? 1 : 0; }

} // namespace

EnergyCard::EnergyCard(engine::Engine &engine, QWidget *parent)
    : Card(tr("Energy today"), {}, parent)
    , m_engine(engine)
    , m_energy(new StatTile(this))
    , m_there(new StatTile(this))
    , m_power(new StatTile(this))
    , m_curve(new DayCurve(this))
{
    auto *tiles = new QHBoxLayout;
    tiles->setSpacing(16);
    tiles->addWidget(m_energy);
    tiles->addWidget(m_power);
    tiles->addWidget(m_there);
    tiles->addStretch(1);
    content()->addLayout(tiles);
    content()->addWidget(m_curve, 1);
    m_curve->setAccessibleName(tr("Power of all meters today"));
}

void EnergyCard::refresh(core::UtcTime now)
{
    const QDate today = Words::today();
    const QByteArray zone = Words::timeZone().id();
    if (today != m_day || zone != m_zone) {
        m_day = today;
        m_zone = zone;
        m_curve->setDay(today, Words::timeZone());
        m_nextAt = {};
    }
    m_curve->setNow(now);
    if (m_asking || now < m_nextAt)
        return;
    const QDateTime midnight = today.startOfDay(Words::timeZone());
    engine::FleetEnergyRequest request;
    request.from = core::fromMicros(midnight.toMSecsSinceEpoch() * 1000);
    request.to = now;
    request.step = Step;
    if (request.to <= request.from)
        return;
    m_asking = true;
    m_askedAt = now;
    m_engine.fleetEnergy(request, this, [this](const engine::FleetEnergyAnswer &answer) {
        m_asking = false;
        const core::UtcTime done = LiveFeed::now();
        m_nextAt = m_askedAt + std::max<std::chrono::microseconds>(AskEvery, Leisure * (done - m_askedAt));
        if (answer.error && m_hasMeters)
            return; // what is shown stays, with its age in the tiles' notes
        take(answer, done);
        emit loaded();
    });
}

void EnergyCard::take(const engine::FleetEnergyAnswer &answer, core::UtcTime now)
{
    m_hasMeters = !answer.error && answer.meters > 0;
    if (!m_hasMeters)
        return;
    const Scale energy = scaleOf(answer.wattHours, u"Wh"_s);
    const double total = answer.wattHours * energy.factor;
    m_energy->setFigure(Words::number(total, decimalsOf(total)), energy.unit);
    m_energy->setWords(tr("so far"));
    const int computed = answer.meters - answer.registers;
    if (answer.open > 0)
        m_energy->setNote(tr("%n register(s) fell, not reviewed", nullptr, answer.open),
                          core::Quality::Estimated);
    else if (computed == 0)
        m_energy->setNote(tr("at %1").arg(Words::clock(now)), core::Quality::Good);
    else if (answer.registers == 0)
        m_energy->setNote(tr("from power"), core::Quality::Estimated);
    else
        m_energy->setNote(tr("%n from power", "meters", computed), core::Quality::Estimated);

    double share = 0;
    if (answer.intervals > 0)
        share = double(answer.intervalsThere) / double(answer.intervals);
    // 99.96 % is not all.
    const double percent = std::floor(share * 1000) / 10;
    m_there->setFigure(answer.intervals > 0 ? Words::number(percent, percent < 100 ? 1 : 0) : QString(),
                       u"%"_s);
    m_there->setWords(tr("of intervals are there"));
    m_there->setNote(tr("%1 of %2").arg(Words::count(answer.intervalsThere), Words::count(answer.intervals)));

    double highest = 0;
    for (const engine::FleetColumn &column : answer.columns)
        highest = std::max(highest, column.watts);
    const Scale power = scaleOf(highest, u"W"_s);
    QList<DayCurve::Column> columns;
    std::optional<engine::FleetColumn> last;
    for (qsizetype i = 0; i < answer.columns.size(); ++i) {
        const engine::FleetColumn &column = answer.columns.at(i);
        const bool enough = answer.powerMeters > 0 && column.reporting >= LeastShare * answer.powerMeters;
        const bool running = i + 1 == answer.columns.size() && column.to - column.from < Step;
        if (running && !enough)
            break; // it has only begun
        columns.append(
            {column.from, column.to, enough ? std::optional(column.watts * power.factor) : std::nullopt});
        if (enough)
            last = column;
    }
    m_curve->setColumns(columns);
    m_power->setVisible(last.has_value());
    if (last) {
        const double shown = last->watts * power.factor;
        m_power->setFigure(Words::number(shown, decimalsOf(shown)), power.unit);
        m_power->setWords(tr("mean since %1").arg(Words::clock(last->from).left(5)));
        m_power->setNote(tr("%1 of %n meters", nullptr, answer.powerMeters).arg(last->reporting),
                         last->reporting == answer.powerMeters ? core::Quality::Good : core::Quality::Stale);
    }
    m_curve->setVisible(answer.powerMeters > 0);
    setMeta(tr("%1 meters, %2", "count, unit of the curve", int(answer.meters))
                .arg(Words::count(quint64(answer.meters)), power.unit));
    const auto gaps =
        std::count_if(columns.begin(), columns.end(), [](const auto &column) { return !column.value; });
    QString said =
        tr("Highest %1 %2.")
            .arg(Words::number(highest * power.factor, decimalsOf(highest * power.factor)), power.unit);
    if (gaps > 0)
        said += u' ' + tr("Too few meters reported for %1.").arg(Words::age(gaps * Step));
    m_curve->setAccessibleDescription(said);
    m_curve->setToolTip(
        gaps > 0 ? tr("Hatched: fewer than %1 % of the meters reported.").arg(int(LeastShare * 100))
                 : QString());
}

} // namespace console
