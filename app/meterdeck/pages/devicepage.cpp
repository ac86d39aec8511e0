// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/devicepage.h"

#include "dialogs/intervaldialog.h"
#include "dialogs/relaydialog.h"
#include "dialogs/scrim.h"
#include "livefeed.h"
#include "pages/intervalcard.h"
#include "pages/trendcard.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/chip.h"
#include "widgets/emptystate.h"
#include "widgets/eventdelegate.h"
#include "widgets/label.h"
#include "widgets/qualitymark.h"
#include "widgets/tableview.h"
#include "words.h"

#include <QHBoxLayout>
#include <QListView>
#include <QPainter>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Button;
using widgets::Card;
using widgets::Label;
using widgets::Role;
using widgets::TableView;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

constexpr int RightWidth = 328;
// The table of last values is as high as its rows; the trend takes what is left.
constexpr int ValuesHead = 76;
constexpr int ValuesRow = 24;
constexpr int FewestValues = 4;
constexpr int MostValues = 10;
constexpr int CurveEvery = 10; ///< sparklines follow every two seconds

QPixmap markPixmap(core::Quality quality, const QWidget *widget)
{
    const qreal ratio = widget->devicePixelRatioF();
    QPixmap pixmap(QSize(12, 12) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    widgets::QualityMark::paint(painter, QRectF(1, 1, 10, 10), quality, Theme::of(widget));
    return pixmap;
}

/// "site:pzem/metrics" without the transport, which stands in the header.
QString shownSource(const QString &source)
{
    if (source.startsWith("computed:"_L1))
        return QCoreApplication::translate("console::DevicePage", "computed");
    const qsizetype colon = source.indexOf(u':');
    return colon < 0 ? source : source.mid(colon + 1);
}

} // namespace

DevicePage::DevicePage(engine::Engine &engine, const core::DeviceId &device, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_device(device)
    , m_info(engine.device(device).value_or(engine::DeviceInfo{}))
{
    setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(buildHeader());
    auto *columns = new QHBoxLayout;
    columns->setSpacing(12);
    columns->addWidget(buildLeft(), 1);
    columns->addWidget(buildRight());
    layout->addLayout(columns, 1);

    connect(&m_engine, &engine::Engine::eventHappened, this, [this](const core::Event &event) {
        if (event.device == m_device)
            m_events.add(event);
    });
    connect(&m_engine, &engine::Engine::commandProgressed, this, &DevicePage::follow);
    connect(&m_engine, &engine::Engine::commandFinished, this, &DevicePage::finish);
    loadPast();
    refresh({}, LiveFeed::now());
}

DevicePage::~DevicePage() { delete m_dialog; }

QWidget *DevicePage::buildHeader()
{
    auto *header = new QWidget(this);
    header->setFixedHeight(40);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    auto *back = new Button({}, Button::Kind::Quiet, header);
    back->setIconName(u"chevron-left"_s);
    back->setAccessibleName(tr("Back to devices"));
    back->setToolTip(tr("Back to devices (Esc)"));
    connect(back, &QPushButton::clicked, this, &DevicePage::backRequested);
    m_mark = new Label({}, Role::Body, Token::Text, 0, header);
    m_presence = new Label({}, Role::Body, Token::Text, 600, header);
    m_sentence = new Label({}, Role::Body, Token::Text2, 0, header);
    m_sentence->setElided(true);
    QStringList about;
    if (m_info.profile)
        about << m_info.profile->name;
    about << (m_info.transportName.isEmpty() ? m_info.transport.toString() : m_info.transportName);
    if (m_info.unit > 0)
        about << tr("unit %1").arg(m_info.unit);
    row->addWidget(back);
    row->addWidget(new Label(m_info.name.isEmpty() ? m_device.toString() : m_info.name, Role::Title,
                             Token::Text, 600, header));
    if (m_info.name != m_device.toString())
        row->addWidget(new widgets::Chip(m_device.toString(), widgets::Chip::Kind::Mono, header));
    row->addSpacing(4);
    auto *presence = new QHBoxLayout;
    presence->setSpacing(6);
    presence->addWidget(m_mark);
    presence->addWidget(m_presence);
    presence->addWidget(m_sentence, 1);
    row->addLayout(presence, 1);
    row->addWidget(new Label(about.join(u", "_s), Role::Body, Token::Text2, 0, header));
    return header;
}

QWidget *DevicePage::buildLeft()
{
    auto *left = new QWidget(this);
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    if (m_info.profile) {
        m_gaugeCard = new Card({}, {}, left);
        m_gaugeCard->setFlush(true);
        m_gauges = new GaugeRow(*m_info.profile, m_gaugeCard);
        m_gaugeCard->content()->addWidget(m_gauges);
        m_gaugeCard->setFixedHeight(216);
        m_gaugeCard->setVisible(!m_gauges->isEmpty());
        layout->addWidget(m_gaugeCard);
    } else {
        layout->addWidget(
            new widgets::EmptyState(u"triangle-alert"_s, tr("Its profile is not installed."),
                                    tr("Values are stored as they come; dials, limits and orders need "
                                       "the profile's file in the folder \"profiles\" beside the workspace."),
                                    left));
    }
    m_trend = new TrendCard(m_engine, m_device, left);
    layout->addWidget(m_trend, 1);
    layout->addWidget(buildValues());
    return left;
}

QWidget *DevicePage::buildValues()
{
    m_valuesCard = new Card(tr("Last values"), {}, this);
    m_valuesCard->setFlush(true);
    auto *table = new TableView(m_valuesCard);
    table->setAccessibleName(tr("Last values"));
    table->setRows(TableView::Rows::Dense);
    table->setModel(&m_values);
    static constexpr std::pair<int, int> widths[] = {
        {LastValuesModel::Name, 160},     {LastValuesModel::Now, 120},
        {LastValuesModel::Unit, 56},      {LastValuesModel::QualityColumn, 120},
        {LastValuesModel::Age, 80},       {LastValuesModel::Source, 150},
        {LastValuesModel::Expected, 160}, {LastValuesModel::LastHour, 120}};
    for (const auto &[column, width] : widths)
        table->setColumnWidth(column, width);
    table->setStretchColumn(LastValuesModel::LastHour);
    m_valuesCard->content()->addWidget(table);
    return m_valuesCard;
}

QWidget *DevicePage::buildRight()
{
    auto *right = new QWidget(this);
    right->setFixedWidth(RightWidth);
    auto *layout = new QVBoxLayout(right);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    if (m_info.profile && m_info.profile->commands.contains(u"relay"_s)) {
        m_relay = new RelayCard(m_info.profile->commands.value(u"relay"_s), right);
        layout->addWidget(m_relay);
        connect(m_relay, &RelayCard::switchRequested, this, &DevicePage::orderRelay);
    }
    if (m_info.profile && m_info.profile->commands.contains(u"interval"_s)) {
        m_intervals = new IntervalCard(m_info.profile->commands.value(u"interval"_s), right);
        layout->addWidget(m_intervals);
        connect(m_intervals, &IntervalCard::changeRequested, this, &DevicePage::orderIntervals);
    }
    m_eventsCard = new Card(tr("Events"), tr("last 7 days"), right);
    m_eventsCard->setFlush(true);
    auto *list = new QListView(m_eventsCard);
    list->setAccessibleName(tr("Events"));
    list->setFrameShape(QFrame::NoFrame);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setUniformItemSizes(true);
    list->setItemDelegate(new widgets::EventDelegate(list));
    list->setModel(&m_events);
    auto *content = new QWidget(m_eventsCard);
    m_eventsStack = new QStackedLayout(content);
    m_eventsStack->addWidget(list);
    auto *empty = new QWidget(content);
    auto *words = new QVBoxLayout(empty);
    words->setContentsMargins(12, 12, 12, 12);
    auto *nothing = new Label(
        tr("Nothing happened to it in these days. Orders, gaps and what the device tells stand here."),
        Role::Body, Token::Text3, 0, empty);
    nothing->setWordWrap(true);
    words->addWidget(nothing);
    words->addStretch(1);
    m_eventsStack->addWidget(empty);
    m_eventsCard->content()->addWidget(content, 1);
    connect(&m_events, &QAbstractItemModel::rowsInserted, this,
            [this] { m_eventsStack->setCurrentIndex(0); });
    layout->addWidget(m_eventsCard, 1);
    return right;
}

QList<ShownSeries> DevicePage::shownSeries() const
{
    QList<ShownSeries> list;
    const auto table = m_engine.seriesTable();
    for (const live::SeriesState &state : m_engine.live().snapshot(m_device))
        list << ShownSeries{table->at(state.id), state};
    return list;
}

void DevicePage::refresh(const live::Delta &delta, core::UtcTime now)
{
    // Values only change with a delta; ages and presence change by themselves, once a second is enough.
    const bool mine = delta.devices.contains(m_device);
    if (!mine && m_round++ % 5 != 0)
        return;
    const QList<ShownSeries> series = shownSeries();
    showHeader();
    if (m_gauges)
        m_gauges->refresh(series);
    m_trend->refresh(series, now);
    showValues(series);
    showRelay(series);
    if (m_dialog)
        m_dialog->refresh();
}

void DevicePage::showHeader()
{
    const live::DeviceHealth health = m_engine.live().deviceHealth(m_device);
    const core::Quality mark = presenceMark(health.presence);
    m_mark->setPixmap(markPixmap(mark, this));
    const QString sentence = presenceSentence(health);
    const QString word = presenceWord(health.presence);
    m_presence->setText(sentence.isEmpty() ? word : word + u',');
    m_presence->setToken(isWell(health.presence) ? Token::Text : widgets::QualityMark::token(mark));
    m_sentence->setText(sentence);
}

void DevicePage::showValues(const QList<ShownSeries> &series)
{
    QList<LastValuesModel::Row> rows;
    int never = 0;
    const bool curves = m_round % CurveEvery == 0 || m_values.rows().isEmpty();
    const bool alive = isWell(m_engine.live().deviceHealth(m_device).presence);
    for (const ShownSeries &shown : series) {
        LastValuesModel::Row row;
        row.quantity = shown.series.quantity;
        row.channel = shown.series.channel;
        row.value = shown.state.newest.value;
        row.quality = shown.state.newest.quality;
        row.age = std::chrono::floor<std::chrono::seconds>(shown.state.age);
        row.old = shown.state.aged;
        row.livedOn = alive && row.quantity == core::Quantity::Online && shown.state.newest.retained;
        row.source = shownSource(shown.series.source);
        if (const core::QuantityRule *rule =
                m_info.profile ? m_info.profile->rule(shown.series.quantity) : nullptr)
            row.expected = rule->expected;
        if (!core::isState(row.quantity)) {
            QList<double> &curve = m_curves[shown.state.id];
            if (curves || curve.isEmpty()) {
                curve.clear();
                for (const live::Point &point : m_engine.live().points(shown.state.id))
                    curve << point.value;
            }
            row.curve = curve;
        }
        rows << row;
    }
    const bool sendsFactor = std::any_of(series.begin(), series.end(), [](const ShownSeries &shown) {
        return shown.series.quantity == core::Quantity::PowerFactor;
    });
    if (const auto *rule = m_info.profile ? m_info.profile->rule(core::Quantity::PowerFactor) : nullptr;
        rule && !sendsFactor) {
        LastValuesModel::Row row;
        row.quantity = core::Quantity::PowerFactor;
        row.source = tr("computed");
        row.expected = rule->expected;
        row.age = std::chrono::seconds(0);
        if (const auto factor = estimatedPowerFactor(series)) {
            row.value = factor->newest.value;
            row.quality = core::Quality::Estimated;
            row.age = std::chrono::floor<std::chrono::seconds>(factor->age);
        }
        rows << row;
    }
    if (m_info.profile) {
        for (const core::QuantityRule &rule : m_info.profile->quantities) {
            const bool seen = std::any_of(rows.begin(), rows.end(), [&rule](const LastValuesModel::Row &row) {
                return row.quantity == rule.quantity;
            });
            if (seen)
                continue;
            LastValuesModel::Row row;
            row.quantity = rule.quantity;
            row.expected = rule.expected;
            rows << row;
            ++never;
        }
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const LastValuesModel::Row &left, const LastValuesModel::Row &right) {
                         return left.quantity < right.quantity;
                     });
    if (rows.size() != m_values.rows().size())
        m_valuesCard->setFixedHeight(ValuesHead +
                                     ValuesRow * std::clamp(int(rows.size()), FewestValues, MostValues));
    m_values.setRows(rows);
    m_valuesCard->setMeta(never > 0 ? tr("%1 quantities, %2 never sent").arg(rows.size()).arg(never)
                                    : tr("%1 quantities").arg(rows.size()));
}

void DevicePage::showRelay(const QList<ShownSeries> &series)
{
    if (!m_relay && !m_intervals)
        return;
    const commands::Known known = m_engine.desk().known(m_device);
    if (m_intervals)
        m_intervals->refresh(known, m_orderedIntervals);
    if (!m_relay)
        return;
    std::optional<live::SeriesState> power;
    for (const ShownSeries &shown : series) {
        if (shown.series.quantity == core::Quantity::ActivePower && shown.series.channel.isEmpty())
            power = shown.state;
    }
    m_relay->refresh(known, m_last, power);
}

void DevicePage::loadPast()
{
    engine::EventRequest request;
    request.device = m_device;
    request.to = LiveFeed::now() + std::chrono::minutes(1);
    request.from = request.to - std::chrono::days(7);
    request.limit = EventsModel::Most;
    m_engine.events(request, this, [this](const engine::EventAnswer &answer) {
        m_events.setPast(answer.events, answer.gaps, answer.audit);
        if (answer.error)
            m_eventsCard->setMeta(tr("cannot be read: %1").arg(answer.error->detail));
        QHash<core::CommandId, core::Outcome> outcomes;
        // Newest first: the first row of each kind is the one that counts.
        for (const core::AuditEntry &entry : answer.audit) {
            if (const auto outcome = outcomeOf(entry); outcome && entry.stage == "outcome"_L1)
                outcomes.insert(entry.command, *outcome);
            if (entry.stage != "requested"_L1)
                continue;
            const core::Command command = commandOf(entry);
            const auto outcome =
                outcomes.contains(command.id) ? std::optional(outcomes.value(command.id)) : std::nullopt;
            if (command.name == "relay"_L1 && !m_last)
                m_last = LastOrder{command, entry.at, outcome};
            if (command.name == "interval"_L1 && !m_orderedIntervals.contains(command.key) &&
                outcome == core::Outcome::Verified)
                m_orderedIntervals.insert(command.key, std::chrono::milliseconds(qint64(command.value)));
        }
        m_pastLoaded = true;
        m_eventsStack->setCurrentIndex(m_events.rowCount() > 0 ? 0 : 1);
    });
}

void DevicePage::follow(const commands::Progress &progress)
{
    if (progress.command.device != m_device)
        return;
    using Stage = commands::Progress::Stage;
    if (progress.stage == Stage::Requested) {
        m_open.insert(progress.command.id, progress.command);
        if (progress.command.name == "relay"_L1)
            m_last = LastOrder{progress.command, progress.at, {}};
    }
    if (progress.stage == Stage::Sent || progress.stage == Stage::Outcome) {
        core::AuditEntry entry;
        entry.at = progress.at;
        entry.command = progress.command.id;
        entry.device = m_device;
        entry.who = progress.command.orderedBy;
        entry.stage = progress.stage == Stage::Sent ? u"sent"_s : u"outcome"_s;
        entry.detail = {{u"name"_s, progress.command.name},
                        {u"key"_s, progress.command.key},
                        {u"value"_s, progress.command.value}};
        if (progress.outcome)
            entry.detail.insert(u"outcome"_s, QString(core::outcomeName(*progress.outcome)));
        m_events.addStage(entry);
    }
    if (m_dialog)
        m_dialog->progress(progress);
    showRelay(shownSeries());
}

void DevicePage::finish(const core::CommandId &command, core::Outcome outcome)
{
    const core::Command ordered = m_open.take(command);
    if (m_last && m_last->command.id == command)
        m_last->outcome = outcome;
    if (ordered.name == "interval"_L1 && outcome == core::Outcome::Verified)
        m_orderedIntervals.insert(ordered.key, std::chrono::milliseconds(qint64(ordered.value)));
}

OrderDialog *DevicePage::open(OrderDialog *dialog)
{
    delete m_dialog;
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &OrderDialog::submitted, &m_engine, &engine::Engine::submit);
    connect(&m_engine, &engine::Engine::commandFinished, dialog, &OrderDialog::finish);
    new Scrim(window(), dialog);
    dialog->refresh();
    dialog->open();
    return dialog;
}

OrderContext DevicePage::orderContext() const
{
    OrderContext context;
    context.device = m_device;
    context.name = m_info.name.isEmpty() ? m_device.toString() : m_info.name;
    context.place = m_info.transportName;
    context.orderedBy = Words::person();
    context.profile = m_info.profile;
    context.known = [this] { return m_engine.desk().known(m_device); };
    context.power = [this]() -> std::optional<live::SeriesState> {
        for (const ShownSeries &shown : shownSeries()) {
            if (shown.series.quantity == core::Quantity::ActivePower && shown.series.channel.isEmpty())
                return shown.state;
        }
        return std::nullopt;
    };
    context.health = [this] { return m_engine.live().deviceHealth(m_device); };
    context.transportUp = [this] {
        const QList<engine::TransportInfo> transports = m_engine.transports();
        return std::any_of(transports.begin(), transports.end(),
                           [this](const engine::TransportInfo &transport) {
                               return transport.id == m_info.transport &&
                                      (transport.state == core::TransportState::Up ||
                                       transport.state == core::TransportState::BackPressed);
                           });
    };
    return context;
}

OrderDialog *DevicePage::orderRelay(bool on)
{
    return m_relay ? open(new RelayDialog(orderContext(), on, m_last, window())) : nullptr;
}

IntervalDialog *DevicePage::orderIntervals()
{
    if (!m_intervals)
        return nullptr;
    auto *dialog = new IntervalDialog(orderContext(), m_orderedIntervals, window());
    open(dialog);
    return dialog;
}

bool DevicePage::isFilled() const
{
    const auto &rows = m_values.rows();
    const bool values = std::any_of(rows.begin(), rows.end(), [](const LastValuesModel::Row &row) {
        return row.value && row.curve.size() > 3;
    });
    return m_pastLoaded && values && m_trend->hasData();
}

} // namespace console
