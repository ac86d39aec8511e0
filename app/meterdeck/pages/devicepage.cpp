// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/devicepage.h"

#include "dialogs/energydialog.h"
#include "dialogs/intervaldialog.h"
#include "dialogs/settingdialog.h"
#include "livefeed.h"
#include "pages/devicecommands.h"
#include "pages/devicefacts.h"
#include "pages/deviceheader.h"
#include "pages/deviceorders.h"
#include "pages/eventscard.h"
#include "pages/explainpane.h"
#include "pages/intervalcard.h"
#include "pages/lastvaluescard.h"
#include "pages/registercard.h"
#include "pages/relaycard.h"
#include "pages/settingcard.h"
#include "pages/trendcard.h"
#include "pages/trendpane.h"
#include "pages/voltagecard.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>

using namespace Qt::StringLiterals;
using widgets::Card;
using widgets::Theme;

namespace console {

namespace {

constexpr int RightWidth = 328;
constexpr int FoldBelow = 1200;
constexpr int LowBelow = 800;
constexpr int LeastTrend = 240;
constexpr int LeastEvents = 200;

/// A scroll area makes its content as high as it likes best; this one rather becomes as low as it can, so
/// that the table gives up rows before anything has to be scrolled.
class ShrinkingContent : public QWidget
{
public:
    using QWidget::QWidget;
    int heightForWidth(int width) const override { return layout()->minimumHeightForWidth(width); }
};

int scaled(int width) { return width * std::max(100, Theme::scale()) / 100; }

} // namespace

DevicePage::DevicePage(engine::Engine &engine, const core::DeviceId &device, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_device(device)
    , m_info(engine.device(device).value_or(engine::DeviceInfo{}))
    , m_orders(new DeviceOrders(engine, m_info, this))
    , m_header(new DeviceHeader(m_info, this))
    , m_tabs(new QTabBar(this))
    , m_pages(new QStackedWidget(this))
{
    setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addSpacing(4);
    layout->addWidget(m_tabs);
    layout->addSpacing(12);
    layout->addWidget(m_pages, 1);
    buildTabs();
    buildKeys();

    connect(m_header, &DeviceHeader::backRequested, this, &DevicePage::backRequested);
    connect(m_header, &DeviceHeader::tearOffRequested, this, &DevicePage::tearOffRequested);
    connect(m_header, &DeviceHeader::exportRequested, this, [this] { emit exportRequested(m_device); });
    connect(&m_engine, &engine::Engine::eventHappened, this, [this](const core::Event &event) {
        if (event.device == m_device)
            m_events->model().add(event);
    });
    connect(m_orders, &DeviceOrders::stageHappened, &m_events->model(), &EventsModel::addStage);
    connect(m_orders, &DeviceOrders::moved, this, [this] { showAll(LiveFeed::now()); });
    connect(m_orders, &DeviceOrders::ended, this, [this] {
        if (m_commands && currentTab() == Tab::Commands)
            m_commands->reload();
        m_facts->setIntervals(m_orders->intervals());
    });
    loadPast();
    showAll(LiveFeed::now());
}

DevicePage::~DevicePage() = default;

void DevicePage::buildTabs()
{
    m_tabs->setAccessibleName(tr("Parts of this device"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setElideMode(Qt::ElideNone);
    m_tabs->setUsesScrollButtons(true);
    const bool orders = m_orders->canRelay() || m_orders->canIntervals() || m_orders->canSettings();
    m_tabs->addTab(tr("Live"));
    m_tabs->addTab(m_orders->canRelay() ? tr("Relay and events") : tr("Events"));
    m_tabs->addTab(tr("Voltage"));
    m_tabs->addTab(tr("Orders"));
    m_tabs->addTab(tr("Explain"));
    m_tabs->addTab(tr("Configuration"));
    m_tabs->setTabVisible(int(Tab::Side), false);
    m_tabs->setTabVisible(int(Tab::Voltage), m_info.profile && m_info.profile->rule(core::Quantity::Voltage));
    m_tabs->setTabToolTip(int(Tab::Voltage), tr("How good its voltage was, week by week (EN 50160)"));
    m_tabs->setTabVisible(int(Tab::Commands), orders);
    m_tabs->setTabVisible(int(Tab::Explain), m_info.unit > 0);
    m_tabs->setTabToolTip(int(Tab::Explain), tr("Why this meter is read well, or is not"));

    m_side = buildSide();
    m_pages->addWidget(scrolled(buildLive(), tr("Live")));
    m_sideScroll = scrolled(nullptr, tr("Relay and events"));
    m_pages->addWidget(m_sideScroll);
    m_pages->addWidget(scrolled(buildVoltage(), tr("Voltage")));
    if (orders) {
        m_commands = new DeviceCommands(m_engine, m_info, m_pages);
        m_pages->addWidget(m_commands);
    } else {
        m_pages->addWidget(new QWidget(m_pages));
    }
    if (m_info.unit > 0)
        m_explain = new ExplainPane(m_engine, m_info);
    m_pages->addWidget(scrolled(m_explain, tr("Explain")));
    m_facts = new DeviceFacts(m_info);
    connect(m_facts, &DeviceFacts::changeRequested, this, [this] { emit changeRequested(m_device); });
    connect(m_facts, &DeviceFacts::removalRequested, this, [this] { emit removalRequested(m_device); });
    connect(m_facts, &DeviceFacts::registerMapRequested, this,
            [this] { emit registerMapRequested(m_device); });
    m_pages->addWidget(scrolled(m_facts, tr("Configuration")));
    connect(m_tabs, &QTabBar::currentChanged, this, &DevicePage::chosen);
}

QScrollArea *DevicePage::scrolled(QWidget *content, const QString &name)
{
    auto *area = new QScrollArea(m_pages);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setAccessibleName(name);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false);
    if (content) {
        area->setWidget(content);
        content->setAutoFillBackground(false);
    }
    return area;
}

QWidget *DevicePage::buildLive()
{
    auto *live = new ShrinkingContent;
    m_columns = new QHBoxLayout(live);
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(12);
    auto *left = new QWidget(live);
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    if (m_info.profile) {
        auto *card = new Card({}, {}, left);
        card->setFlush(true);
        card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
        m_gauges = new GaugeRow(*m_info.profile, card);
        card->content()->addWidget(m_gauges);
        card->setVisible(!m_gauges->isEmpty());
        layout->addWidget(card);
    } else {
        layout->addWidget(
            new widgets::EmptyState(u"triangle-alert"_s, tr("Its profile is not installed."),
                                    tr("Values are stored as they come; dials, limits and orders need "
                                       "the profile's file in the folder \"profiles\" beside the workspace."),
                                    left));
    }
    m_trend = new TrendCard(m_engine, m_device, left);
    m_trend->setMinimumHeight(LeastTrend);
    layout->addWidget(m_trend, 1);
    m_values = new LastValuesCard(m_engine, m_info, left);
    connect(m_values, &LastValuesCard::trendRequested, this,
            [this](core::Quantity quantity, const QString &channel) {
                m_trend->pane()->addCurve({m_device, quantity, channel});
            });
    layout->addWidget(m_values);
    m_columns->addWidget(left, 1);
    m_columns->addWidget(m_side);
    return live;
}

QWidget *DevicePage::buildSide()
{
    auto *side = new QWidget;
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    if (m_orders->canRelay()) {
        m_relay = new RelayCard(m_info.profile->commands.value(u"relay"_s), side);
        layout->addWidget(m_relay);
        connect(m_relay, &RelayCard::switchRequested, this, &DevicePage::orderRelay);
    }
    if (m_orders->canIntervals()) {
        m_intervals = new IntervalCard(m_info.profile->commands.value(u"interval"_s), side);
        layout->addWidget(m_intervals);
        connect(m_intervals, &IntervalCard::changeRequested, this, &DevicePage::orderIntervals);
    }
    if (m_orders->canSettings()) {
        m_settings = new SettingCard(*m_info.profile, side);
        layout->addWidget(m_settings);
        connect(m_settings, &SettingCard::changeRequested, this, &DevicePage::orderSetting);
    }
    m_energy = new RegisterCard(m_engine, m_device, side);
    layout->addWidget(m_energy);
    connect(m_energy, &RegisterCard::reviewRequested, this, &DevicePage::reviewEnergy);
    m_events = new EventsCard(side);
    m_events->setMinimumHeight(LeastEvents);
    layout->addWidget(m_events, 1);
    side->setFixedWidth(scaled(RightWidth));
    return side;
}

QWidget *DevicePage::buildVoltage()
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    m_voltage = new VoltageCard(m_engine, content);
    connect(m_voltage, &VoltageCard::termsChangeRequested, this, &DevicePage::voltageTermsRequested);
    layout->addWidget(m_voltage);
    layout->addStretch(1);
    return content;
}

void DevicePage::buildKeys()
{
    const auto on = [this](Qt::Key key, auto slot) {
        auto *shortcut = new QShortcut(key, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    on(Qt::Key_L, [this] {
        if (!m_relay)
            return;
        showTab(m_folded ? Tab::Side : Tab::Live);
        m_relay->focusOrders();
    });
    on(Qt::Key_E, [this] {
        if (!m_explain)
            return;
        showTab(Tab::Explain);
        m_explain->setFocus(Qt::ShortcutFocusReason);
    });
    on(Qt::Key_R, [this] { reviewEnergy(); });
    on(Qt::Key_T, [this] {
        showTab(Tab::Live);
        m_trend->setFocus(Qt::ShortcutFocusReason);
        if (!m_trend->hasFocus())
            m_trend->nextInFocusChain()->setFocus(Qt::ShortcutFocusReason);
    });
}

DevicePage::Tab DevicePage::currentTab() const { return Tab(m_tabs->currentIndex()); }

void DevicePage::showTab(Tab tab)
{
    if (m_tabs->isTabVisible(int(tab)))
        m_tabs->setCurrentIndex(int(tab));
}

void DevicePage::chosen(int tab)
{
    m_pages->setCurrentIndex(tab);
    if (Tab(tab) == Tab::Commands && m_commands)
        m_commands->reload();
    // A week is read by who looks at it only.
    if (Tab(tab) == Tab::Voltage)
        m_voltage->setDevice(m_device);
}

void DevicePage::setTornOff(bool tornOff) { m_header->setTornOff(tornOff); }

void DevicePage::fold()
{
    const bool fold = width() < scaled(FoldBelow);
    m_energy->setCompact(!fold && height() < scaled(LowBelow));
    if (m_gauges)
        m_gauges->setCompact(height() < scaled(LowBelow));
    m_side->setMinimumWidth(fold ? 0 : scaled(RightWidth));
    m_side->setMaximumWidth(fold ? QWIDGETSIZE_MAX : scaled(RightWidth));
    if (fold == m_folded)
        return;
    m_folded = fold;
    if (fold) {
        m_columns->removeWidget(m_side);
        m_sideScroll->setWidget(m_side);
    } else {
        m_columns->addWidget(m_sideScroll->takeWidget());
        if (currentTab() == Tab::Side)
            showTab(Tab::Live);
    }
    m_side->setAutoFillBackground(false);
    m_side->show();
    m_tabs->setTabVisible(int(Tab::Side), fold);
}

void DevicePage::resizeEvent(QResizeEvent *) { fold(); }

void DevicePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_side)
        fold();
}

void DevicePage::refresh(const live::Delta &delta, core::UtcTime now)
{
    // Values only change with a delta; ages and presence change by themselves, once a second is enough.
    const bool mine = delta.devices.contains(m_device);
    if (mine || m_round++ % 5 == 0)
        showAll(now);
}

void DevicePage::showAll(core::UtcTime now)
{
    QList<ShownSeries> series;
    const auto table = m_engine.seriesTable();
    for (const live::SeriesState &state : m_engine.live().snapshot(m_device))
        series << ShownSeries{table->at(state.id), state};
    m_header->refresh(m_engine.live().deviceHealth(m_device));
    if (m_gauges)
        m_gauges->refresh(series);
    m_trend->refresh(series, now);
    m_values->refresh(series, now);
    m_energy->refresh(series, now);
    if (!m_info.profile && !m_tabs->isTabVisible(int(Tab::Voltage)))
        m_tabs->setTabVisible(int(Tab::Voltage),
                              std::any_of(series.begin(), series.end(), [](const auto &one) {
                                  return one.series.quantity == core::Quantity::Voltage;
                              }));
    showSide(series);
    m_orders->refresh();
    if (m_explain && currentTab() == Tab::Explain)
        m_explain->refresh(now);
}

void DevicePage::showSide(const QList<ShownSeries> &series)
{
    if (!m_relay && !m_intervals && !m_settings)
        return;
    const commands::Known known = m_engine.desk().known(m_device);
    if (m_intervals)
        m_intervals->refresh(known, m_orders->intervals());
    if (m_settings)
        m_settings->refresh(known);
    if (!m_relay)
        return;
    std::optional<live::SeriesState> power;
    for (const ShownSeries &shown : series) {
        if (shown.series.quantity == core::Quantity::ActivePower && shown.series.channel.isEmpty())
            power = shown.state;
    }
    m_relay->refresh(known, m_orders->lastRelay(), power);
    // Only what an order left unproved is a warning; a relay that never reported is told on its card.
    const RelayNow now = relayNow(known, m_orders->lastRelay());
    m_header->setWarning(known.relay && now.state == widgets::RelayState::Unknown ? tr("Relay state unknown")
                                                                                  : QString());
}

void DevicePage::loadPast()
{
    engine::EventRequest request;
    request.device = m_device;
    request.to = LiveFeed::now() + std::chrono::minutes(1);
    request.from = request.to - std::chrono::days(7);
    request.limit = EventsModel::Most;
    m_engine.events(request, this, [this](const engine::EventAnswer &answer) {
        m_events->model().setPast(answer.events, answer.gaps, answer.audit);
        m_events->setProblem(answer.error ? answer.error->detail : QString());
        m_orders->takePast(answer.audit);
        m_facts->setIntervals(m_orders->intervals());
        m_pastLoaded = true;
    });
}

OrderDialog *DevicePage::orderRelay(bool on) { return m_orders->orderRelay(on, window()); }

SettingDialog *DevicePage::orderSetting(const QString &order)
{
    SettingDialog *dialog = m_orders->orderSetting(order, window());
    if (dialog)
        connect(dialog, &SettingDialog::entryChangeRequested, this, &DevicePage::changeRequested);
    return dialog;
}

IntervalDialog *DevicePage::orderIntervals() { return m_orders->orderIntervals(window()); }

EnergyDialog *DevicePage::reviewEnergy()
{
    return m_energy->hasRegister() ? EnergyDialog::open(m_engine, m_device, window()) : nullptr;
}

bool DevicePage::isFilled() const
{
    const auto &rows = m_values->rows();
    const bool values = std::any_of(rows.begin(), rows.end(), [](const LastValuesModel::Row &row) {
        return row.value && row.curve.size() > 3;
    });
    return m_pastLoaded && values && m_trend->hasData();
}

} // namespace console
