// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/busdetail.h"

#include "pages/answertimescard.h"
#include "pages/hintcard.h"
#include "pages/troublecard.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/unitgrid.h"
#include "words.h"

#include <QBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using widgets::Card;
using widgets::Label;
using widgets::Role;
using widgets::Token;
using widgets::WireTape;

namespace console {

namespace {

constexpr int NarrowBelow = 620; ///< below it the lower cards stand one under the other
constexpr auto TapeEvery = 1s;   ///< the tape is read, not watched

/// "/dev/ttyUSB0, 9600 8N1": the part behind the port.
QString lineOf(const QString &address)
{
    const qsizetype at = address.lastIndexOf(u", "_s);
    return at < 0 ? address : address.mid(at + 2);
}

QString intervalText(std::chrono::milliseconds interval)
{
    return interval.count() % 1000 == 0 && interval >= 10s ? Words::age(interval) : Words::elapsed(interval);
}

} // namespace

BusDetail::BusDetail(const engine::Engine &engine, QWidget *parent)
    : QWidget(parent), m_engine(engine), m_lower(new QBoxLayout(QBoxLayout::LeftToRight))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(buildBus());
    m_troubles = new TroubleCard(this);
    m_lower->setSpacing(12);
    m_lower->addWidget(m_troubles, 3);
    m_times = new AnswerTimesCard(this);
    m_lower->addWidget(m_times, 2);
    layout->addLayout(m_lower);
}

QWidget *BusDetail::buildBus()
{
    m_bus = new Card({}, {}, this);
    m_hint = new HintCard(m_bus);
    m_bus->content()->addWidget(m_hint);
    const auto head = [this](const QString &title, QWidget *right) {
        auto *row = new QHBoxLayout;
        row->setSpacing(12);
        row->addWidget(new Label(title, Role::Table, Token::Text, 600, m_bus));
        row->addWidget(right, 1);
        m_bus->content()->addLayout(row);
    };
    m_intervals = new Label({}, Role::Table, Token::Text2, 0, m_bus);
    m_intervals->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_intervals->setElided(true);
    head(tr("Units, age of last answer"), m_intervals);
    m_units = new widgets::UnitGrid(m_bus);
    m_bus->content()->addWidget(m_units);
    m_bus->content()->addSpacing(4);
    m_load = new widgets::WireTapeLegend(m_bus);
    head(tr("The wire, last %1 s").arg(WireTape::Span.count()), m_load);
    m_tape = new WireTape(m_bus);
    m_bus->content()->addWidget(m_tape);
    connect(m_units, &widgets::UnitGrid::opened, this, [this](int index) {
        if (index >= 0 && index < m_report.units.size())
            emit deviceRequested(m_report.units.at(index).device);
    });
    return m_bus;
}

void BusDetail::resizeEvent(QResizeEvent *event)
{
    const auto direction = width() < NarrowBelow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight;
    if (m_lower->direction() != direction)
        m_lower->setDirection(direction);
    QWidget::resizeEvent(event);
}

void BusDetail::begin()
{
    m_report = {};
    m_hints.clear();
    m_tapeParts.clear();
    m_tapeShown = {};
    m_asked = {};
    m_tape->setParts({}, {});
    m_units->setUnits({});
}

void BusDetail::setTransport(const engine::TransportInfo &transport)
{
    m_transport = transport;
    m_bus->setTitle(transport.name);
    m_bus->setMeta(
        m_report.units.isEmpty()
            ? transport.address
            : tr("%n units, %1", "how many, and the line's address and settings", int(m_report.units.size()))
                  .arg(transport.address));
    m_troubles->setTransport(transport);
    m_load->setNote(tr("load %1 %").arg(Words::number(std::round(transport.counters.wireLoad * 100), 0)));
    showHint();
}

void BusDetail::take(const core::WireReport &report, core::UtcTime now)
{
    const bool first = m_report.units.isEmpty();
    m_report = report;
    m_report.records.clear();
    m_hints.take(m_report, now);
    addToTape(report);
    if (first || now - m_tapeShown >= TapeEvery || now < m_tapeShown) {
        m_tapeShown = now;
        m_tape->setParts(m_tapeParts, now);
        m_times->setTimes(m_report.times);
        showUnits(now);
        showHint();
    }
}

void BusDetail::addToTape(const core::WireReport &report)
{
    using Direction = core::WireRecord::Direction;
    for (const core::WireRecord &record : report.records) {
        const auto onWire =
            std::chrono::duration_cast<std::chrono::microseconds>(report.character * record.size);
        WireTape::Part part;
        part.unit = record.unit;
        switch (record.direction) {
        case Direction::Sent:
            part.from = record.at;
            part.to = record.at + onWire;
            part.kind = WireTape::Kind::Request;
            m_asked = part.to;
            break;
        case Direction::Heard:
            part.from = std::max(record.at - onWire, m_asked);
            part.to = std::max(record.at, part.from);
            part.kind = record.isError() && record.verdict != "exception"_L1 ? WireTape::Kind::Damaged
                                                                             : WireTape::Kind::Answer;
            break;
        case Direction::Missing:
            part.from = std::max(m_asked, record.at - record.after);
            part.to = record.at;
            part.kind = WireTape::Kind::Waiting;
            break;
        }
        m_tapeParts << part;
    }
    if (m_tapeParts.isEmpty())
        return;
    const core::UtcTime oldest = m_tapeParts.constLast().to - 2 * WireTape::Span;
    m_tapeParts.removeIf([oldest](const WireTape::Part &part) { return part.to < oldest; });
}

void BusDetail::showUnits(core::UtcTime now)
{
    QList<widgets::UnitGrid::Unit> cells;
    QList<qint64> asked;
    QList<qint64> achieved;
    for (const core::WireUnit &unit : std::as_const(m_report.units)) {
        widgets::UnitGrid::Unit cell;
        cell.label = QString::number(unit.unit);
        const bool never = unit.lastAnswer == core::UtcTime{};
        const auto age = std::chrono::duration_cast<std::chrono::milliseconds>(now - unit.lastAnswer);
        if (unit.silent)
            cell.quality = core::Quality::NoAnswer;
        else if (never)
            cell.quality = core::Quality::Unknown;
        else
            cell.quality = age > 3 * unit.asked + 1s ? core::Quality::Stale : core::Quality::Good;
        cell.text = never ? tr("never") : Words::age(age);
        const auto device = m_engine.device(unit.device);
        cell.description = tr("%1: asked every %2, %3 of %4 requests answered", nullptr, int(unit.requests))
                               .arg(device ? device->name : unit.device.toString(), intervalText(unit.asked),
                                    Words::count(unit.answers), Words::count(unit.requests));
        cells << cell;
        asked << unit.asked.count();
        if (!unit.silent && unit.achieved.count() > 0)
            achieved << unit.achieved.count();
    }
    m_units->setUnits(cells);
    if (asked.isEmpty())
        return;
    std::sort(asked.begin(), asked.end());
    std::sort(achieved.begin(), achieved.end());
    const auto text = [](const QList<qint64> &list) {
        const std::chrono::milliseconds least(list.first());
        const std::chrono::milliseconds most(list.last());
        // Within a hundredth they are one figure.
        return (most - least) * 100 <= most
                   ? intervalText(std::chrono::milliseconds(list.at(list.size() / 2)))
                   : tr("%1 to %2", "least and most interval").arg(intervalText(least), intervalText(most));
    };
    m_intervals->setText(achieved.isEmpty()
                             ? tr("asked for every %1").arg(text(asked))
                             : tr("asked for every %1, answered every %2").arg(text(asked), text(achieved)));
}

void BusDetail::showHint()
{
    if (!m_transport.pausedFor.isEmpty()) {
        m_hint->setHint(
            tr("This bus is paused."),
            m_transport.pausedFor == "trial"_L1
                ? tr("Its connection is being tried; it goes on by itself when that has ended.")
                : tr("Its port is being searched for meters; it goes on by itself when that has ended."));
        return;
    }
    // A line that is down says so itself.
    if (m_transport.lastError && m_transport.state != core::TransportState::Up) {
        m_hint->setHint(
            Words::errorTitle(m_transport.lastError->code),
            tr("%1: %2", "place and detail").arg(m_transport.lastError->where, m_transport.lastError->detail),
            Words::errorRemedy(*m_transport.lastError));
        return;
    }
    if (m_transport.state == core::TransportState::BackPressed) {
        m_hint->setHint(tr("The database is behind, so the bus is not read."), m_transport.words);
        return;
    }
    const auto hint = m_hints.hint();
    if (!hint)
        m_hint->clear();
    else
        m_hint->setHint(BusHints::title(*hint), BusHints::text(*hint, lineOf(m_transport.address)));
}

} // namespace console
