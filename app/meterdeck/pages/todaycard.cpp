// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/todaycard.h"

#include "words.h"

#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using widgets::DayTape;

namespace console {

namespace {

constexpr auto ReadEvery = 60s;
constexpr int MostEvents = 2000;
/// What happened shortly before a reading was asked for may not be committed yet.
constexpr auto Uncommitted = 5s;
constexpr auto OrdersBack = 24h;

core::Quality markOf(const core::Event &event)
{
    if (event.kind == "threshold-alert"_L1 || event.kind == "register-fell"_L1 ||
        event.kind == "energy-gap"_L1 || event.kind.startsWith("foreign-"_L1))
        return core::Quality::Stale;
    if (event.kind == "session-lost"_L1)
        return core::Quality::NoAnswer;
    return core::Quality::Good;
}

bool same(const core::Event &a, const core::Event &b)
{
    return a.at == b.at && a.kind == b.kind && a.device == b.device;
}

} // namespace

TodayCard::TodayCard(engine::Engine &engine, QWidget *parent)
    : Card(tr("Today"), {}, parent), m_engine(engine), m_tape(new DayTape(this))
{
    setFlush(true);
    content()->setContentsMargins(0, 10, 0, 6);
    content()->addWidget(m_tape);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_showSoon.setSingleShot(true);
    m_showSoon.setInterval(300ms);
    connect(&m_showSoon, &QTimer::timeout, this, &TodayCard::showDay);
    connect(m_tape, &DayTape::activated, this, &TodayCard::open);
    connect(&m_engine, &engine::Engine::eventHappened, this, &TodayCard::addEvent);
    connect(&m_engine, &engine::Engine::commandProgressed, this, &TodayCard::addEnd);
    showDay();
}

void TodayCard::setStretched(int percent)
{
    const int high = m_tape->minimumSizeHint().height() * percent / 100;
    if (high != m_tape->minimumHeight())
        m_tape->setFixedHeight(high);
}

void TodayCard::refresh(core::UtcTime now)
{
    const QDate today = Words::today();
    const QByteArray zone = Words::timeZone().id();
    if (today != m_day || zone != m_zone) {
        m_day = today;
        m_zone = zone;
        m_tape->setDay(today, Words::timeZone());
        setMeta(tr("times in %1").arg(QString::fromUtf8(zone)));
        m_readAt = {};
    }
    m_tape->setNow(now);
    if (now - m_readAt >= ReadEvery)
        read(now);
}

void TodayCard::read(core::UtcTime now)
{
    m_readAt = now;
    const int asked = ++m_asking;
    engine::EventRequest request;
    request.from = m_tape->from();
    request.to = m_tape->to();
    request.limit = MostEvents;
    m_engine.events(request, this, [this, asked, now](const engine::EventAnswer &answer) {
        if (asked != m_asking || answer.error)
            return;
        QList<core::Event> events;
        for (auto it = answer.events.crbegin(); it != answer.events.crend(); ++it) {
            if (it->kind != "gap"_L1)
                events << *it;
        }
        for (const core::Event &event : std::as_const(m_events)) {
            const auto held = [&event](const core::Event &other) { return same(event, other); };
            if (event.at >= now - Uncommitted && std::none_of(events.begin(), events.end(), held))
                events << event;
        }
        std::stable_sort(events.begin(), events.end(),
                         [](const core::Event &a, const core::Event &b) { return a.at < b.at; });
        m_events = events;
        m_gaps = answer.gaps;
        std::sort(m_gaps.begin(), m_gaps.end(),
                  [](const core::Gap &a, const core::Gap &b) { return a.from < b.from; });
        m_cut = answer.events.size() >= MostEvents;
        m_loaded = true;
        showDay();
        emit loaded();
    });
    engine::OrdersRequest orders;
    orders.from = now - OrdersBack;
    orders.to = now + 1min;
    m_engine.orders(orders, this, [this, asked, now](const engine::OrdersAnswer &answer) {
        if (asked != m_asking || answer.error)
            return;
        QList<engine::AuditedOrder> list = answer.orders;
        for (const engine::AuditedOrder &order : std::as_const(m_orders)) {
            const auto found = std::find_if(list.begin(), list.end(), [&order](const auto &other) {
                return other.command.id == order.command.id;
            });
            if (found == list.end()) {
                if (order.at >= now - Uncommitted)
                    list.prepend(order);
            } else if (!found->outcome) {
                found->outcome = order.outcome;
            }
        }
        m_orders = list;
        showDay();
        emit loaded();
    });
}

void TodayCard::addEvent(const core::Event &event)
{
    if (event.kind == "gap"_L1 || event.at < m_tape->from() || event.at >= m_tape->to())
        return;
    const auto after =
        std::upper_bound(m_events.begin(), m_events.end(), event,
                         [](const core::Event &a, const core::Event &b) { return a.at < b.at; });
    m_events.insert(after, event);
    if (m_events.size() > 2 * MostEvents)
        m_events.removeFirst();
    if (!m_showSoon.isActive())
        m_showSoon.start();
}

void TodayCard::addEnd(const commands::Progress &progress)
{
    if (progress.stage != commands::Progress::Stage::Outcome || !progress.outcome)
        return;
    const auto found = std::find_if(m_orders.begin(), m_orders.end(), [&progress](const auto &order) {
        return order.command.id == progress.command.id;
    });
    engine::AuditedOrder order;
    if (found != m_orders.end()) {
        order = *found;
        m_orders.erase(found);
    }
    order.command = progress.command;
    order.at = progress.at;
    order.outcome = progress.outcome;
    m_orders.prepend(order);
    showDay();
    emit loaded();
}

QString TodayCard::nameOf(const core::DeviceId &device, const core::TransportId &transport) const
{
    if (const auto info = m_engine.device(device))
        return info->name;
    if (!device.isEmpty())
        return device.toString();
    for (const engine::TransportInfo &info : m_engine.transports()) {
        if (info.id == transport)
            return info.name;
    }
    return transport.toString();
}

void TodayCard::showDay()
{
    QList<DayTape::Lane> lanes{{tr("Commands"), {}}, {tr("Gaps"), {}}, {tr("Events"), {}}};
    for (QList<core::DeviceId> &devices : m_devices)
        devices.clear();
    for (auto it = m_orders.crbegin(); it != m_orders.crend(); ++it) {
        if (it->at < m_tape->from() || it->at >= m_tape->to())
            continue;
        DayTape::Item item;
        item.from = it->at;
        item.outcome = it->outcome;
        item.quality = core::Quality::Unknown; // an order that still waits
        item.strong = it->outcome != core::Outcome::Verified;
        item.text =
            tr("%1  %2, %3: %4", "time, order, device, outcome")
                .arg(Words::clock(it->at), Words::orderTitle(it->command), nameOf(it->command.device, {}),
                     it->outcome ? Words::outcome(*it->outcome) : tr("waiting"));
        lanes[Commands].items << item;
        m_devices[Commands] << it->command.device;
    }
    for (const core::Gap &gap : std::as_const(m_gaps)) {
        DayTape::Item item;
        item.from = gap.from;
        item.to = std::max(gap.to, gap.from + 1ms);
        item.text = tr("%1 to %2  %3: %4", "start, end, device or transport, reason of a gap")
                        .arg(Words::clock(gap.from), Words::clock(gap.to), nameOf(gap.device, gap.transport),
                             Words::gapReason(gap.reason));
        lanes[Gaps].items << item;
        m_devices[Gaps] << gap.device;
    }
    for (const core::Event &event : std::as_const(m_events)) {
        DayTape::Item item;
        item.from = event.at;
        item.quality = markOf(event);
        item.strong = *item.quality != core::Quality::Good;
        item.text =
            tr("%1  %2, %3", "time, event, device or transport")
                .arg(Words::clock(event.at), Words::eventTitle(event), nameOf(event.device, event.transport));
        lanes[Events].items << item;
        m_devices[Events] << event.device;
    }
    m_tape->setLanes(lanes);
    if (m_cut)
        setMeta(
            tr("the newest %1 events; times in %2").arg(Words::count(MostEvents), QString::fromUtf8(m_zone)));
}

void TodayCard::open(int lane, int item)
{
    const core::DeviceId device = m_devices[lane].value(item);
    if (lane == Commands)
        emit pageRequested(u"audit"_s);
    else if (!device.isEmpty())
        emit deviceChosen(device);
    else
        emit transportRequested(lane == Gaps ? m_gaps.value(item).transport : m_events.value(item).transport);
}

} // namespace console
