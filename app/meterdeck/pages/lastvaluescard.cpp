// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/lastvaluescard.h"

#include "importwords.h"
#include "lines/lineplan.h"
#include "livefeed.h"
#include "widgets/columnspread.h"
#include "widgets/tableview.h"
#include "words.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QMenu>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::TableView;

namespace console {

namespace {

constexpr int Head = 44; ///< the card's own header and its edge
constexpr int FewestRows = 4;
constexpr int MostRows = 10;
constexpr int CurvePoints = 60;
constexpr auto CurveSpan = std::chrono::hours(1);
constexpr auto CurveEvery = std::chrono::minutes(1);
constexpr qsizetype MostCurves = 64; ///< more series than this are shown without

/// "site:pzem/metrics" without the transport, which stands in the header.
QString shownSource(const QString &source)
{
    if (source.startsWith("computed:"_L1))
        return LastValuesCard::tr("computed");
    if (const QString imported = ImportWords::source(source); !imported.isEmpty())
        return LastValuesCard::tr("imported: %1").arg(imported);
    const qsizetype colon = source.indexOf(u':');
    return colon < 0 ? source : source.mid(colon + 1);
}

/// What people call the lines of a device today.
QHash<QString, QString> lineLabels(const engine::Engine &engine, const core::DeviceId &device)
{
    QHash<QString, QString> labels;
    const core::DeviceSettings *settings = engine.workspace().device(device);
    const auto plan = lines::readLinePlan(settings ? settings->lines : QJsonObject(), Words::timeZone());
    if (!plan)
        return labels;
    const core::UtcTime now = core::SystemClock().now();
    for (auto line = plan->cbegin(); line != plan->cend(); ++line)
        labels.insert(line.key(), lines::labelOf(*plan, line.key(), now));
    return labels;
}

} // namespace

LastValuesCard::LastValuesCard(const engine::Engine &engine, engine::DeviceInfo info, QWidget *parent)
    : Card(tr("Last values"), {}, parent)
    , m_engine(engine)
    , m_info(std::move(info))
    , m_table(new TableView(this))
{
    setFlush(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_model.setDevice(m_info.id);
    m_model.setLineLabels(lineLabels(m_engine, m_info.id));
    m_table->setAccessibleName(tr("Last values"));
    m_table->setRows(TableView::Rows::Dense);
    m_table->setModel(&m_model);
    m_table->setDragEnabled(true);
    m_table->setDragDropMode(QAbstractItemView::DragOnly);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    static constexpr std::pair<int, int> widths[] = {
        {LastValuesModel::Name, 160},          {LastValuesModel::Now, 120}, {LastValuesModel::Unit, 56},
        {LastValuesModel::QualityColumn, 120}, {LastValuesModel::Age, 80},  {LastValuesModel::Source, 130},
        {LastValuesModel::Expected, 130}};
    m_table->setStretchColumn(LastValuesModel::LastHour);
    auto *spread = new widgets::ColumnSpread(m_table, LastValuesModel::LastHour);
    for (const auto &[column, width] : widths) {
        spread->setChosenWidth(column, width * widgets::Theme::scale() / 100);
    }
    content()->addWidget(m_table);
    connect(m_table, &QWidget::customContextMenuRequested, this, &LastValuesCard::showMenu);
    connect(m_table, &TableView::rowActivated, this,
            [this](const QModelIndex &index) { request(index.row()); });
}

void LastValuesCard::request(int row)
{
    if (row < 0 || row >= m_model.rows().size() || !m_model.rows().at(row).age)
        return;
    emit trendRequested(m_model.rows().at(row).quantity, m_model.rows().at(row).channel);
}

void LastValuesCard::showMenu(const QPoint &spot)
{
    // The menu key asks at the current row, the mouse at the one it points at.
    const QModelIndex at =
        m_table->indexAt(spot).isValid() ? m_table->indexAt(spot) : m_table->currentIndex();
    if (!at.isValid())
        return;
    auto *menu = new QMenu(m_table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int row = at.row();
    QAction *trend = menu->addAction(tr("Add to trend"));
    trend->setEnabled(m_model.rows().at(row).age.has_value());
    connect(trend, &QAction::triggered, this, [this, row] { request(row); });
    QAction *copy = menu->addAction(tr("Copy value"));
    const QString now = m_model.index(row, LastValuesModel::Now).data().toString();
    const QString unit = m_model.index(row, LastValuesModel::Unit).data().toString();
    connect(copy, &QAction::triggered, this,
            [now, unit] { QApplication::clipboard()->setText(unit.isEmpty() ? now : now + u' ' + unit); });
    menu->popup(m_table->viewport()->mapToGlobal(
        m_table->indexAt(spot).isValid() ? spot : m_table->visualRect(at).center()));
}

void LastValuesCard::loadCurves(const QList<ShownSeries> &series, core::UtcTime now)
{
    if (m_asking || now - m_curvesAt < CurveEvery)
        return;
    engine::HistoryRequest request;
    request.device = m_info.id;
    request.to = now;
    request.from = now - CurveSpan;
    request.columns = CurvePoints;
    QList<core::SeriesId> ids;
    for (const ShownSeries &shown : series) {
        if (core::isState(shown.series.quantity) || ids.size() >= MostCurves)
            continue;
        request.series << shown.series;
        ids << shown.state.id;
    }
    if (ids.isEmpty())
        return;
    m_asking = true;
    m_curvesAt = now;
    m_engine.history(request, this, [this, ids](const engine::HistoryAnswer &answer) {
        m_asking = false;
        for (qsizetype at = 0; at < std::min(ids.size(), answer.series.size()); ++at) {
            QList<double> curve;
            for (const engine::Bucket &bucket : answer.series.at(at))
                curve << bucket.mean;
            m_curves.insert(ids.at(at), curve);
        }
    });
}

void LastValuesCard::refresh(const QList<ShownSeries> &series, core::UtcTime now)
{
    loadCurves(series, now);
    QList<LastValuesModel::Row> rows;
    int never = 0;
    const bool alive = isWell(m_engine.live().deviceHealth(m_info.id).presence);
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
        row.curve = m_curves.value(shown.state.id);
        rows << row;
    }
    const bool sendsFactor = std::any_of(series.begin(), series.end(), [](const ShownSeries &shown) {
        return shown.series.quantity == core::Quantity::PowerFactor;
    });
    const auto *factorRule = m_info.profile ? m_info.profile->rule(core::Quantity::PowerFactor) : nullptr;
    if (factorRule && !sendsFactor && !series.isEmpty()) {
        LastValuesModel::Row row;
        row.quantity = core::Quantity::PowerFactor;
        row.source = tr("computed");
        row.expected = factorRule->expected;
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
    const bool resized = rows.size() != m_model.rows().size();
    m_model.setRows(rows);
    if (resized)
        updateGeometry();
    setMeta(never > 0 ? tr("%n quantities, %1 never sent", nullptr, int(rows.size())).arg(never)
                      : tr("%n quantities", nullptr, int(rows.size())));
}

int LastValuesCard::heightOf(int rows) const
{
    return Head + m_table->horizontalHeader()->height() +
           rows * m_table->verticalHeader()->defaultSectionSize();
}

QSize LastValuesCard::sizeHint() const
{
    return {Card::sizeHint().width(), heightOf(std::clamp(int(m_model.rows().size()), FewestRows, MostRows))};
}

QSize LastValuesCard::minimumSizeHint() const { return {320, heightOf(FewestRows)}; }

} // namespace console
