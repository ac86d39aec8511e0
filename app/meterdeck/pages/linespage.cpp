// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/linespage.h"

#include "linewords.h"
#include "livefeed.h"
#include "pages/lineboard.h"
#include "pages/linedetail.h"
#include "pages/lineindicescard.h"
#include "pages/mapbackground.h"
#include "pages/pageheader.h"
#include "pages/voltagecard.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/columnspread.h"
#include "widgets/emptystate.h"
#include "widgets/mapview.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/tableview.h"
#include "words.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using widgets::Button;
using widgets::Card;
using widgets::TableView;
using widgets::Theme;

namespace console {

namespace {

constexpr int LeftWidth = 272;
constexpr int RightWidth = 440;
constexpr int StackedBelow = 1120; ///< below it the columns stand under each other
constexpr int LeastMap = 420;
constexpr int LeastCentre = 300;
constexpr int Empty = 3; ///< of the stack

} // namespace

LinesPage::LinesPage(const engine::Engine &engine, Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_settings(settings)
    , m_header(new PageHeader(tr("Lines and map"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(16);
    buildControls();
    layout->addWidget(m_header);
    auto *content = new QWidget(this);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, content);
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(12);
    m_leftScroll = columnOf(buildLeft());
    m_leftScroll->setAccessibleName(tr("Provinces and indices"));
    m_detail = new LineDetail(m_engine, this);
    m_rightScroll = columnOf(m_detail);
    m_rightScroll->setAccessibleName(tr("Chosen site"));
    m_columns->addWidget(m_leftScroll);
    m_columns->addWidget(buildCentre(), 1);
    m_columns->addWidget(m_rightScroll);
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setBackgroundRole(QPalette::Window);
    m_scroll->setWidget(content);
    layout->addWidget(m_scroll, 1);

    m_soon.setSingleShot(true);
    m_soon.setInterval(250ms);
    connect(&m_soon, &QTimer::timeout, this, &LinesPage::refresh);
    m_slow.setInterval(5min);
    connect(&m_slow, &QTimer::timeout, this, [this] {
        if (isVisible())
            m_indices->ask(m_engine.linePath(), LiveFeed::now());
    });
    m_slow.start();
    const engine::LinePath &path = m_engine.linePath();
    const auto soon = [this] {
        if (isVisible() && !m_soon.isActive())
            m_soon.start();
    };
    connect(&path, &engine::LinePath::changed, this, soon);
    connect(&path, &engine::LinePath::settled, this, [this] {
        m_indices->ask(m_engine.linePath(), LiveFeed::now());
        m_detail->reload();
        refresh();
    });
    connect(m_detail, &LineDetail::deviceRequested, this, &LinesPage::deviceRequested);
    connect(m_detail, &LineDetail::editRequested, this, &LinesPage::editRequested);
    connect(m_detail, &LineDetail::planRequested, this, &LinesPage::planRequested);
    connect(m_detail->voltageQuality(), &VoltageCard::termsChangeRequested, this,
            &LinesPage::voltageTermsRequested);
    connect(m_indices, &LineIndicesCard::ruleChangeRequested, this, &LinesPage::outageRuleRequested);
    fitTables();
    fit();
    refresh();
}

LinesPage::~LinesPage() = default;

void LinesPage::buildControls()
{
    m_views = new widgets::SegmentedControl({tr("Map"), tr("Board"), tr("List")}, m_header);
    m_views->setName(tr("How sites are shown"));
    connect(m_views, &widgets::SegmentedControl::chosen, this, &LinesPage::showCard);
    auto *wall = new Button(tr("Wall"), Button::Kind::Normal, m_header);
    wall->setIconName(u"monitor"_s);
    wall->setKeyHint(u"F11"_s);
    wall->setToolTip(tr("Full screen, to be read from across the room"));
    connect(wall, &QPushButton::clicked, this, &LinesPage::wallRequested);
    m_header->addControl(m_views);
    m_header->addControl(wall);
}

QScrollArea *LinesPage::columnOf(QWidget *content)
{
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setBackgroundRole(QPalette::Window);
    scroll->setWidget(content);
    return scroll;
}

QWidget *LinesPage::buildLeft()
{
    auto *left = new QWidget(this);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    auto *card = new Card(tr("Provinces"), tr("worst first"), left);
    m_provincesCard = card;
    card->setFlush(true);
    m_allProvinces = new Button(tr("All"), Button::Kind::Quiet, card);
    m_allProvinces->setToolTip(tr("Show every province again"));
    m_allProvinces->setAccessibleName(tr("All provinces"));
    m_allProvinces->hide();
    card->addHeaderWidget(m_allProvinces);
    connect(m_allProvinces, &QPushButton::clicked, this, [this] {
        setProvince(std::nullopt);
        m_provinces->setFocus();
    });
    m_provinces = new TableView(card);
    m_provinces->setAccessibleName(tr("Provinces"));
    m_provinces->setRows(TableView::Rows::Normal);
    m_provinces->setModel(&m_regions);
    m_provinces->setStretchColumn(LineRegionsModel::Name);
    card->content()->addWidget(m_provinces);
    const auto chooseRow = [this](const QModelIndex &index) { setProvince(m_regions.province(index.row())); };
    connect(m_provinces, &TableView::rowActivated, this, chooseRow);
    connect(m_provinces, &QTableView::clicked, this, chooseRow);
    column->addWidget(card);
    m_indices = new LineIndicesCard(left);
    column->addWidget(m_indices);
    column->addStretch(1);
    return left;
}

QWidget *LinesPage::buildCentre()
{
    m_centre = new Card(tr("Map"), {}, this);
    m_centre->setFlush(true);
    m_filter = new QLineEdit(m_centre);
    m_filter->setPlaceholderText(tr("Site or region"));
    m_filter->setAccessibleName(tr("Find sites"));
    m_filter->setToolTip(tr("Find sites (Ctrl+F)"));
    m_filter->setClearButtonEnabled(true);
    m_centre->addHeaderWidget(m_filter);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model.setFilter(text);
        syncChoice();
    });
    auto *content = new QWidget(m_centre);
    m_stack = new QStackedLayout(content);
    m_map = new widgets::MapView(content);
    m_map->offerInset();
    m_background = std::make_unique<MapBackground>(m_engine.workspace(), m_settings, *m_map);
    connect(m_background.get(), &MapBackground::noteChanged, this, &LinesPage::showNote);
    connect(m_background.get(), &MapBackground::regionsChanged, this, [this] {
        m_placed.clear();
        refresh();
    });
    m_board = new LineBoard(content);
    m_board->setModel(&m_model);
    m_list = new TableView(content);
    m_list->setAccessibleName(tr("Sites"));
    m_list->setRows(TableView::Rows::Normal);
    m_list->setModel(&m_model);
    m_list->setStretchColumn(LineDevicesModel::Name);
    new widgets::ColumnSpread(m_list, LineDevicesModel::Name);
    m_stack->addWidget(m_map);
    m_stack->addWidget(m_board);
    m_stack->addWidget(m_list);
    m_stack->addWidget(new widgets::EmptyState(
        u"map"_s, tr("No device monitors lines yet."),
        tr("Devices with up to eight monitored lines stand here as soon as they speak, and on the map when "
           "the workspace says where they are."),
        content));
    m_centre->content()->addWidget(content, 1);
    m_centre->content()->addWidget(buildNote());
    nameRegions();

    const std::tuple<QString, QString, std::function<void()>> buttons[] = {
        {u"plus"_s, tr("Nearer"), [this] { m_map->zoomBy(1.5); }},
        {u"minus"_s, tr("Farther"), [this] { m_map->zoomBy(1 / 1.5); }},
        {u"maximize"_s, tr("Show all"), [this] { m_map->showAll(); }},
        {u"sliders-horizontal"_s, tr("Map background…"), [this] { emit mapChangeRequested(); }}};
    for (const auto &[icon, name, run] : buttons) {
        auto *button = new Button({}, Button::Kind::Quiet, m_centre);
        button->setIconName(icon);
        button->setAccessibleName(name);
        button->setToolTip(name);
        m_centre->addHeaderWidget(button);
        connect(button, &QPushButton::clicked, this, run);
        m_mapButtons << button;
    }
    connect(m_map, &widgets::MapView::siteChosen, this,
            [this](const QString &id) { choose(core::DeviceId(id)); });
    const auto chosenRow = [this](const QModelIndex &index) {
        const engine::MonitoredDevice *device = m_model.device(index.row());
        if (device && !m_syncing)
            choose(device->id);
    };
    connect(m_board->selectionModel(), &QItemSelectionModel::currentChanged, this, chosenRow);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, chosenRow);
    const auto opened = [this](const QModelIndex &index) {
        if (const engine::MonitoredDevice *device = m_model.device(index.row()))
            emit deviceRequested(device->id);
    };
    connect(m_board, &LineBoard::opened, this, opened);
    connect(m_list, &TableView::rowActivated, this, opened);
    return m_centre;
}

LinesPage::View LinesPage::view() const { return View(std::clamp(m_views->current(), 0, 2)); }

void LinesPage::setView(View view)
{
    m_views->setCurrent(int(view));
    showCard();
}

void LinesPage::showCard()
{
    const bool map = view() == View::Map;
    const bool some = m_model.total() > 0;
    m_stack->setCurrentIndex(some ? int(view()) : Empty);
    m_filter->setVisible(!map && some);
    for (Button *button : std::as_const(m_mapButtons))
        button->setVisible(map && some);
    showNote();
    const QString all = map ? tr("Map") : tr("Sites");
    m_centre->setTitle(m_province ? LineWords::provinceName(*m_province) : all);
    const engine::LineCounts counts = m_engine.linePath().totals();
    const qsizetype placed = m_map->sites().size();
    const QString sites = tr("%n sites", nullptr, counts.devices);
    const QString lines = tr("%n lines", nullptr, counts.lines);
    const int lost = counts.devices - int(placed);
    m_centre->setMeta(map && lost > 0 ? tr("%1, %2, %n without a place", nullptr, lost).arg(sites, lines)
                                      : tr("%1, %2", "sites, lines").arg(sites, lines));
    syncChoice();
}

void LinesPage::focusFilter()
{
    if (view() == View::Map || m_filter->isHidden()) {
        m_provinces->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void LinesPage::setProvince(const std::optional<QString> &province)
{
    m_province = province;
    m_model.setProvince(province);
    m_allProvinces->setVisible(province.has_value());
    if (!province)
        m_provinces->clearSelection();
    if (!province || province->isEmpty() || !m_map->showRegion(*province))
        m_map->showAll();
    refresh();
}

void LinesPage::choose(const core::DeviceId &device)
{
    m_chosen = device;
    m_isPersonsChoice = true;
    showChosen();
    syncChoice();
}

void LinesPage::syncChoice()
{
    // The rows follow the choice, and choose nothing by it.
    m_syncing = true;
    m_map->setSelected(m_chosen.toString());
    const int row = m_model.rowOf(m_chosen);
    if (row >= 0 && m_list->currentIndex().row() != row)
        m_list->selectRow(row);
    if (row >= 0 && m_board->currentIndex().row() != row)
        m_board->setCurrentIndex(m_model.index(row, 0));
    m_syncing = false;
}

void LinesPage::refresh()
{
    const engine::LinePath &path = m_engine.linePath();
    const core::UtcTime now = LiveFeed::now();
    const QList<engine::MonitoredDevice> devices = path.devices();
    m_syncing = true;
    m_model.setDevices(devices, now);
    m_regions.setRegions(path.regions());
    m_syncing = false;
    showMap(devices);
    QString tinted = m_province.value_or(QString());
    if (!m_province) {
        for (const engine::MonitoredDevice &device : devices) {
            if (device.region == path.worstRegion() && !device.region.isEmpty())
                tinted = LineWords::groupOf(device.region, device.province);
        }
    }
    m_map->setTinted(tinted);
    // The site that wants a look first when the page is opened; while it is looked at it stays.
    const bool mayChange = !m_isPersonsChoice && (m_isOpening || !path.isSettled());
    if ((m_chosen.isEmpty() || mayChange) && m_model.rowCount() > 0)
        m_chosen = m_model.device(0)->id;
    const QHeaderView *head = m_provinces->horizontalHeader();
    const int rows = std::max(1, m_regions.rowCount());
    m_provinces->setFixedHeight(head->sizeHint().height() +
                                rows * m_provinces->verticalHeader()->defaultSectionSize() + 2);
    m_provinces->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    showSentence();
    showChosen();
    showCard();
}

void LinesPage::follow(core::UtcTime now)
{
    if (isVisible())
        m_detail->follow(now);
}

void LinesPage::showChosen()
{
    if (const auto device = m_engine.linePath().device(m_chosen))
        m_detail->show(*device, LiveFeed::now());
}

void LinesPage::showSentence()
{
    const engine::LinePath &path = m_engine.linePath();
    const engine::LineCounts counts = path.totals();
    if (counts.devices == 0) {
        m_header->setSentence(tr("No device monitors lines yet."));
        return;
    }
    QStringList rest;
    QString strong = tr("No line is known to be off.");
    if (counts.off > 0) {
        strong =
            tr("%1 at %2.", "lines off at sites")
                .arg(tr("%n lines off", nullptr, counts.off), tr("%n sites", nullptr, counts.devicesOff));
        for (const engine::RegionLines &region : path.regions()) {
            if (region.counts.off > 0 && region.region == path.worstRegion() && !region.region.isEmpty())
                rest << tr("%n of them in %1.", nullptr, region.counts.off).arg(region.region);
        }
    }
    if (const int unsure = counts.stale + counts.unknown)
        rest << tr("%n lines are not sure.", nullptr, unsure);
    rest << tr("%1 of %n lines are labelled.", nullptr, counts.lines)
                .arg(Words::count(quint64(counts.lines - counts.unlabelled)));
    if (!path.isSettled())
        rest << tr("The past is still being read.");
    m_header->setSentence(strong, rest.join(u' '));
}

void LinesPage::fitTables()
{
    const QFontMetrics text(Theme::of(this).font(widgets::Role::Table, 600));
    const auto wide = [&text](const QAbstractItemModel &model, int column, const QString &sample) {
        const QString head = model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        return std::max(text.horizontalAdvance(head), text.horizontalAdvance(sample)) + 18;
    };
    for (const int column :
         {int(LineRegionsModel::Sites), int(LineRegionsModel::LinesOff), int(LineRegionsModel::NotSure)})
        m_provinces->setColumnWidth(column, wide(m_regions, column, u"0 000"_s));
    m_list->setColumnWidth(LineDevicesModel::Region,
                           wide(m_model, LineDevicesModel::Region, u"Anuradhapura, North"_s));
    m_list->setColumnWidth(LineDevicesModel::Lines,
                           wide(m_model, LineDevicesModel::Lines, u"2 off, 1 unknown"_s));
    m_list->setColumnWidth(LineDevicesModel::Since,
                           wide(m_model, LineDevicesModel::Since, Words::age(23h + 59min)));
    m_list->setColumnWidth(LineDevicesModel::Heard,
                           wide(m_model, LineDevicesModel::Heard, Words::age(23h + 59min)) + 16);
}

void LinesPage::fit()
{
    const bool stacked = width() < Theme::grow(StackedBelow);
    m_columns->setDirection(stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    // What the page is for stands first where only one column has room.
    if (m_columns->indexOf(m_centre) != (stacked ? 0 : 1)) {
        m_columns->removeWidget(m_centre);
        m_columns->insertWidget(stacked ? 0 : 1, m_centre, 1);
    }
    // Under each other the page scrolls as a whole, side by side each column does.
    for (const auto &[scroll, wide] :
         {std::pair(m_leftScroll, LeftWidth), std::pair(m_rightScroll, RightWidth)}) {
        scroll->setVerticalScrollBarPolicy(stacked ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
        scroll->setMinimumHeight(stacked ? scroll->widget()->sizeHint().height() : 0);
        const int room = Theme::grow(wide) + scroll->verticalScrollBar()->sizeHint().width();
        scroll->setMinimumWidth(stacked ? 0 : room);
        scroll->setMaximumWidth(stacked ? QWIDGETSIZE_MAX : room);
    }
    m_centre->setMinimumHeight(stacked ? Theme::grow(LeastMap) : 0);
    m_centre->setMinimumWidth(Theme::grow(LeastCentre));
}

void LinesPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_isOpening = true;
    refresh();
    m_isOpening = false;
    fit();
    m_detail->reload();
    m_indices->ask(m_engine.linePath(), LiveFeed::now());
}

void LinesPage::resizeEvent(QResizeEvent *event)
{
    fit();
    QWidget::resizeEvent(event);
}

void LinesPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (m_detail && (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)) {
        fitTables();
        fit();
    }
}

} // namespace console
