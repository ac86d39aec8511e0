// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/overviewpage.h"

#include "alarmwords.h"
#include "dialogs/energydialog.h"
#include "livefeed.h"
#include "models/alarmwatch.h"
#include "models/needsranking.h"
#include "pages/energycard.h"
#include "pages/fleetcard.h"
#include "pages/needscard.h"
#include "pages/pageheader.h"
#include "pages/progresscard.h"
#include "pages/todaycard.h"
#include "pages/transportscard.h"
#include "waitingwords.h"
#include "widgets/theme.h"
#include "words.h"

#include <QFileInfo>
#include <QFutureWatcher>
#include <QPromise>
#include <QScrollArea>
#include <QSet>
#include <QStorageInfo>
#include <QThreadPool>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace console {

namespace {

constexpr auto JudgeEvery = 2s;
/// Of the alarms that wait so many are looked at: some of them other rows tell of.
constexpr int MostAlarms = 20;
constexpr auto SampleEvery = 5s;
constexpr auto DiskEvery = 60s;
/// In how many flushes every device was looked at once.
constexpr int SweepShare = 10;
/// Narrower than this cards stand below each other.
constexpr int TwoColumns = 1060;
/// The height the look is drawn for, and from which on a page hangs on a wall.
constexpr int UsualHeight = 1000;
constexpr int WallHeight = 1200;

core::UtcTime since(core::UtcTime now, std::chrono::milliseconds age) { return now - age; }

/// What is scrolled. A scroll area takes the preferred height where a layout has one by width: then cards
/// that once grew would never shrink again. The least height is what it has to know.
class Column : public QWidget
{
public:
    int heightForWidth(int width) const override { return layout()->minimumHeightForWidth(width); }
};

} // namespace

OverviewPage::OverviewPage(engine::Engine &engine, LiveFeed &feed, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_feed(feed)
    , m_fleet([&feed](const core::DeviceId &id) { return feed.devices().rowOf(id); })
    , m_openedAt(LiveFeed::now())
    , m_header(new PageHeader(tr("Overview"), this))
    , m_scroll(new QScrollArea(this))
    , m_needsCard(new NeedsCard)
    , m_fleetCard(new FleetCard(m_fleet, [this](const core::DeviceId &id) { return say(id); }))
    , m_today(new TodayCard(engine))
    , m_energy(new EnergyCard(engine))
    , m_wires(new TransportsCard(engine))
    , m_progress(new ProgressCard(engine))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 0);
    layout->setSpacing(12);
    layout->addWidget(m_header);
    layout->addWidget(m_scroll, 1);

    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new Column;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 16);
    column->setSpacing(12);
    m_top = new QBoxLayout(QBoxLayout::LeftToRight);
    m_top->setSpacing(12);
    m_top->addWidget(m_needsCard, 62);
    m_top->addWidget(m_fleetCard, 38);
    m_bottom = new QBoxLayout(QBoxLayout::LeftToRight);
    m_bottom->setSpacing(12);
    m_bottom->addWidget(m_energy, 40);
    m_side = new QBoxLayout(QBoxLayout::LeftToRight);
    m_side->setSpacing(12);
    m_side->addWidget(m_wires, 42);
    m_side->addWidget(m_progress, 22);
    m_bottom->addLayout(m_side, 64);
    column->addLayout(m_top, 6);
    column->addWidget(m_today);
    column->addLayout(m_bottom, 5);
    column->addStretch(0);
    m_scroll->setWidget(content);
    // The page's own colour shows between the cards.
    m_scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    m_energy->hide();
    m_progress->hide();
    m_needsCard->setMinimumWidth(320);

    for (const engine::DeviceInfo &device : m_engine.devices())
        m_fleet.add(device);
    connect(&m_engine, &engine::Engine::deviceAdded, this,
            [this](const engine::DeviceInfo &device) { m_fleet.add(device); });
    connect(&m_engine, &engine::Engine::historianStalled, this, [this] {
        if (m_stalledSince == core::UtcTime{})
            m_stalledSince = LiveFeed::now();
        m_judgedAt = {};
    });
    connect(&m_engine, &engine::Engine::historianRecovered, this, [this] {
        m_stalledSince = {};
        m_judgedAt = {};
    });
    // What transports counted has to be remembered also while another page is on screen.
    connect(&m_feed, &LiveFeed::tick, this, [this](const live::Delta &, core::UtcTime now) {
        if (now - m_sampledAt >= SampleEvery)
            watchTransports(now);
    });
    connect(&m_engine, &engine::Engine::eventHappened, this, [this](const core::Event &event) {
        if (event.kind == "register-fell"_L1 || event.kind == "energy-decision"_L1)
            askFalls();
    });
    askFalls();
    connect(m_needsCard, &NeedsCard::deviceChosen, this, &OverviewPage::deviceChosen);
    connect(m_needsCard, &NeedsCard::energyRequested, this, [this](const core::DeviceId &device) {
        if (!m_review)
            m_review = EnergyDialog::open(m_engine, device, window());
    });
    connect(m_needsCard, &NeedsCard::pageRequested, this, &OverviewPage::pageRequested);
    connect(m_needsCard, &NeedsCard::alarmRequested, this, &OverviewPage::alarmRequested);
    connect(m_needsCard, &NeedsCard::transportRequested, this, &OverviewPage::transportRequested);
    connect(m_needsCard, &NeedsCard::devicesRequested, this, &OverviewPage::devicesRequested);
    connect(m_fleetCard, &FleetCard::deviceChosen, this, &OverviewPage::deviceChosen);
    connect(m_today, &TodayCard::deviceChosen, this, &OverviewPage::deviceChosen);
    connect(m_today, &TodayCard::pageRequested, this, &OverviewPage::pageRequested);
    connect(m_today, &TodayCard::loaded, this, [this] { m_judgedAt = {}; });
    connect(m_today, &TodayCard::transportRequested, this, &OverviewPage::transportRequested);
    connect(m_wires, &TransportsCard::transportRequested, this, &OverviewPage::transportRequested);
    connect(m_energy, &EnergyCard::loaded, this, [this] {
        m_energyAnswered = true;
        m_energy->setVisible(m_energy->hasMeters());
    });
    connect(m_progress, &ProgressCard::filled, m_progress, &QWidget::setVisible);
}

bool OverviewPage::isLoaded() const
{
    return m_today->isLoaded() && m_energyAnswered && m_judgedAt != core::UtcTime{};
}

bool OverviewPage::tells(const core::TransportId &transport) const
{
    return std::any_of(m_needs.begin(), m_needs.end(),
                       [&transport](const Need &need) { return need.transport == transport; });
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void OverviewPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // What was told while another page was on screen did not come here.
    m_fleet.lookAtAll();
    m_judgedAt = m_secondAt = {};
    arrange();
}

void OverviewPage::arrange()
{
    const bool wide = width() >= widgets::Theme::grow(TwoColumns);
    const auto direction = wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (m_top->direction() != direction)
        m_top->setDirection(direction);
    if (m_side->direction() != direction)
        m_side->setDirection(direction);
    // On a wall the curve of the day takes what the lists above it leave.
    const int room = m_scroll->viewport()->height();
    const bool wall = wide && room > widgets::Theme::grow(WallHeight) && !m_energy->isHidden();
    const auto lower = wall ? QBoxLayout::BottomToTop : direction;
    if (m_bottom->direction() != lower)
        m_bottom->setDirection(lower);
    m_bottom->setStretch(0, wall ? 100 : 40);
    m_bottom->setStretch(1, wall ? 0 : m_progress->isHidden() ? 42 : 64);
    const int percent = wide ? std::clamp(100 * room / widgets::Theme::grow(UsualHeight), 100, 160) : 100;
    m_needsCard->setRowPercent(percent);
    m_today->setStretched(percent);
    // Cards grow with what stands in them, up to where the rest of the page still has its place; the room of
    // a large screen that nothing fills stays the page's.
    using widgets::Theme;
    const int fleet = m_fleetCard->wantedHeight();
    const int half = std::max(Theme::grow(280), height() / 2);
    const int top = std::max(m_needsCard->wantedHeight(), std::min(fleet, half));
    m_needsCard->setMaximumHeight(wide ? top : m_needsCard->wantedHeight());
    m_fleetCard->setMaximumHeight(wide ? top : std::max(Theme::grow(160), std::min(fleet, half)));
    m_fleetCard->setMinimumHeight(wide ? 0 : std::min(m_fleetCard->maximumHeight(), Theme::grow(240)));
    const int bottom =
        std::max(Theme::grow(340), std::min({width() * 3 / 10, height() / 2, Theme::grow(640)}));
    m_energy->setMaximumHeight(wall ? QWIDGETSIZE_MAX : bottom);
    m_wires->setMaximumHeight(wide && !wall ? bottom : m_wires->wantedHeight());
    m_progress->setMaximumHeight(wall   ? std::max(m_wires->wantedHeight(), m_progress->sizeHint().height())
                                 : wide ? bottom
                                        : m_progress->sizeHint().height());
    m_energy->setMinimumHeight(Theme::grow(wide ? 236 : 260));
}

void OverviewPage::watchTransports(core::UtcTime now)
{
    m_sampledAt = now;
    m_transports.take(m_engine.transports(), now);
}

void OverviewPage::refresh(const live::Delta &delta, core::UtcTime now)
{
    m_fleet.take(delta.devices);
    m_fleet.sweep(SweepShare);
    m_progress->refresh();
    if (now - m_secondAt >= 1s || now < m_secondAt) {
        m_secondAt = now;
        m_wires->refresh(now);
        m_today->refresh(now);
        m_energy->refresh(now);
        askDisk(now);
        // A changed fleet is told at once, in words and marks together.
        if (m_fleet.revision() != m_judgedRevision)
            m_judgedAt = {};
    }
    if (now - m_judgedAt >= JudgeEvery || now < m_judgedAt)
        judge(now);
}

QString OverviewPage::say(const core::DeviceId &device) const
{
    const DeviceRow *row = m_feed.devices().rowOf(device);
    if (!row)
        return device.toString();
    const QString state = widgets::FleetMatrix::word(FleetWatch::markOf(*row));
    if (row->lastHeard == core::UtcTime{})
        return tr("%1: %2", "device, state").arg(row->name, state);
    const auto age = std::chrono::duration_cast<std::chrono::milliseconds>(LiveFeed::now() - row->lastHeard);
    return tr("%1: %2, heard %3 ago", "device, state, age").arg(row->name, state, Words::age(age));
}

QList<NeedsOrder> OverviewPage::newestOrders() const
{
    QList<NeedsOrder> list;
    QSet<std::pair<core::DeviceId, QString>> seen;
    for (const engine::AuditedOrder &order : m_today->orders()) {
        // What was never let out changed nothing: the order before it still stands.
        using core::Outcome;
        if (order.outcome && (*order.outcome == Outcome::NotSent || *order.outcome == Outcome::Expired ||
                              *order.outcome == Outcome::Cancelled || *order.outcome == Outcome::Rejected))
            continue;
        const std::pair what{order.command.device, order.command.name + order.command.key};
        if (seen.contains(what))
            continue;
        seen.insert(what);
        if (order.outcome)
            list.append({order.command, *order.outcome, since(order.at, -order.took.value_or(0ms))});
    }
    return list;
}

EnergyDialog *OverviewPage::energyReview() const { return m_review; }

void OverviewPage::askFalls()
{
    const int asked = ++m_askingFalls;
    m_engine.energyReview({}, this, [this, asked](const engine::EnergyReviewAnswer &answer) {
        if (asked != m_askingFalls || answer.error)
            return;
        m_falls = answer.falls;
        m_falls.removeIf([](const engine::RegisterFall &fall) {
            return !fall.isOpen() || fall.quantity != core::Quantity::EnergyImport;
        });
        m_judgedAt = {};
    });
}

void OverviewPage::setAlarms(const AlarmWatch &watch)
{
    m_alarms = &watch;
    m_judgedAt = {};
}

QList<NeedsAlarm> OverviewPage::foremostAlarms() const
{
    QList<NeedsAlarm> found;
    for (const AlarmRow *row : m_alarms->model().waiting(MostAlarms)) {
        NeedsAlarm alarm;
        alarm.id = row->id;
        alarm.priority = row->priority;
        alarm.title = row->title;
        alarm.where = row->where;
        alarm.raisedAt = row->raisedAt;
        alarm.quality = row->quality;
        // A state alone is what the title says already.
        const QString seen = row->limit.isEmpty() ? QString() : AlarmWords::nowAndLimit(*row);
        const QString step = row->response.value(0);
        alarm.sentence = seen.isEmpty()   ? step
                         : step.isEmpty() ? tr("%1.", "a sentence").arg(seen)
                                          : tr("%1. %2", "what is measured, what to do").arg(seen, step);
        if (const auto known = m_alarms->path().alarm(alarms::AlarmId(row->id)))
            alarm.source = known->source;
        found << alarm;
    }
    return found;
}

void OverviewPage::judge(core::UtcTime now)
{
    m_judgedAt = now;
    m_judgedRevision = m_fleet.revision();
    const QList<engine::TransportInfo> transports = m_engine.transports();
    m_transports.take(transports, now);
    NeedsInput input;
    input.now = now;
    input.listeningSince = m_openedAt;
    for (const engine::TransportInfo &info : transports) {
        input.transports << m_transports.look(info, now);
        input.transports.last().devices = m_fleet.devicesOn(info.id);
    }
    input.orders = newestOrders();
    QList<core::DeviceId> ordered;
    for (const NeedsOrder &order : std::as_const(input.orders))
        ordered << order.command.device;
    for (const engine::RegisterFall &fall : std::as_const(m_falls))
        ordered << fall.device;
    input.devices = m_fleet.inTrouble(ordered);
    input.gaps = m_today->gaps();
    input.falls = m_falls;
    input.database = QFileInfo(m_engine.workspace().database.path).fileName();
    input.historianProblem = m_engine.historianProblem();
    input.stalledSince = m_stalledSince;
    input.diskFree = m_diskFree;
    if (m_alarms) {
        input.alarms = foremostAlarms();
        input.alarmsWaiting = m_alarms->model().counts().unacknowledged();
    }
    m_needs = NeedsRanking::rank(input);
    sayAll(input);
    m_needsCard->setNeeds(m_needs, now);
    m_fleetCard->refresh();
    arrange();
}

void OverviewPage::sayAll(const NeedsInput &input)
{
    const int fresh = m_fleet.countOf(FleetWatch::Mark::Reporting);
    const QString devices = tr("%1 of %2 devices are fresh", "at the start of a sentence")
                                .arg(Words::count(quint64(fresh)), Words::count(quint64(m_fleet.total())));
    const int gaps = int(m_today->gaps().size());
    QString rest;
    if (!m_feed.isFilled())
        rest = tr("The devices are still being read from the database.");
    else if (input.historianProblem)
        rest = tr("%1; nothing is being recorded.").arg(devices);
    else if (m_fleet.total() == 0)
        rest = WaitingWords::of(m_engine.transports(), LiveFeed::now()).join(u' ');
    else if (!m_today->isLoaded())
        rest = tr("%1.", "a sentence").arg(devices);
    else if (gaps > 0)
        rest = gaps == 1 ? tr("%1; readings may be missing in one gap today.").arg(devices)
                         : tr("%1; readings may be missing in %n gaps today.", nullptr, gaps).arg(devices);
    else
        rest = tr("%1; nothing that was received has been lost.").arg(devices);
    const int needs = int(m_needs.size());
    m_header->setSentence(needs == 0   ? tr("Nothing needs you.")
                          : needs == 1 ? tr("One thing needs you.")
                                       : tr("%n things need you.", nullptr, needs),
                          rest);
    int up = 0;
    for (const NeedsTransport &transport : input.transports)
        up += transport.info.state == core::TransportState::Up;
    m_needsCard->setChecked(
        tr("Looked at: %1, %2 up; %3; today's orders and gaps; the database.", "transports, devices")
            .arg(tr("%n transports", nullptr, int(input.transports.size())), Words::count(quint64(up)),
                 tr("%1 devices", nullptr, m_fleet.total()).arg(Words::count(quint64(m_fleet.total())))));
}

void OverviewPage::askDisk(core::UtcTime now)
{
    if (now - m_diskAskedAt < DiskEvery)
        return;
    m_diskAskedAt = now;
    // A network folder that is away can block for long: not here.
    auto promise = std::make_shared<QPromise<qint64>>();
    auto *watcher = new QFutureWatcher<qint64>(this);
    connect(watcher, &QFutureWatcher<qint64>::finished, this, [this, watcher] {
        if (watcher->future().resultCount() > 0 && watcher->result() >= 0)
            m_diskFree = watcher->result();
        watcher->deleteLater();
    });
    watcher->setFuture(promise->future());
    const QString folder = QFileInfo(m_engine.workspace().database.path).absolutePath();
    QThreadPool::globalInstance()->start([promise, folder] {
        promise->start();
        promise->addResult(QStorageInfo(folder).bytesAvailable());
        promise->finish();
    });
}

} // namespace console
