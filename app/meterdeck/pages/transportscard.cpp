// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/transportscard.h"

#include "widgets/tableview.h"
#include "widgets/theme.h"
#include "words.h"

#include <QEvent>
#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using widgets::Role;
using widgets::TableView;
using widgets::Theme;

namespace console {

namespace {
constexpr int LeastName = 110;
constexpr double MostSpread = 3;
} // namespace

TransportsCard::TransportsCard(const engine::Engine &engine, QWidget *parent)
    : Card(tr("Transports"), {}, parent), m_engine(engine), m_table(new TableView(this))
{
    setFlush(true);
    m_table->setAccessibleName(tr("Transports"));
    m_table->setModel(&m_model);
    m_table->setStretchColumn(TransportSummaryModel::Name);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    content()->addWidget(m_table, 1);
    connect(m_table, &TableView::rowActivated, this,
            [this](const QModelIndex &index) { emit transportRequested(m_model.transport(index.row())); });
    sizeColumns();
}

void TransportsCard::sizeColumns()
{
    const Theme &theme = Theme::of(this);
    const QFontMetricsF head(theme.font(Role::Table, 600));
    const int left = width() - 4;
    const auto widthOf = [&](int column, const QString &sample) {
        const QString title = m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        return int(std::ceil(std::max(head.horizontalAdvance(title), head.horizontalAdvance(sample)))) + 20;
    };
    using Model = TransportSummaryModel;
    const std::pair<int, int> widths[] = {{Model::Rate, widthOf(Model::Rate, u"00.0"_s)},
                                          {Model::Heard, widthOf(Model::Heard, u"00 h 00 min"_s) + 16},
                                          {Model::Errors, widthOf(Model::Errors, u"0 000"_s)},
                                          {Model::Kind, widthOf(Model::Kind, u"Modbus RTU"_s)},
                                          {Model::HalfHour, std::max(96, widthOf(Model::HalfHour, {}))}};
    // Where there is little room, what matters less goes first: the kind, then the curve.
    int needed = Theme::grow(LeastName);
    for (const auto &[column, wide] : widths)
        needed += wide;
    const bool kind = needed <= left;
    if (!kind)
        needed -= widths[3].second;
    const bool curve = needed <= left;
    m_table->setColumnHidden(Model::Kind, !kind);
    m_table->setColumnHidden(Model::HalfHour, !curve);
    // On a wall the figures stay near the names they belong to.
    const double spread = std::clamp(left * 0.6 / needed, 1.0, MostSpread);
    for (const auto &[column, wide] : widths)
        m_table->setColumnWidth(column, int(std::lround(wide * spread)));
}

void TransportsCard::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    sizeColumns();
}

void TransportsCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        sizeColumns();
}

int TransportsCard::wantedHeight() const
{
    const int frame = Theme::grow(36) + 8; // header and edges
    return frame + m_table->horizontalHeader()->sizeHint().height() +
           std::max(2, m_model.rowCount()) * m_table->verticalHeader()->defaultSectionSize();
}

void TransportsCard::refresh(core::UtcTime now)
{
    QList<TransportSummaryModel::Row> rows;
    for (const engine::TransportInfo &info : m_engine.transports())
        rows.append({info, m_engine.messageRates(info.id)});
    const bool grew = rows.size() != m_model.rowCount();
    m_model.setRows(rows, now);
    if (grew) {
        const int shown = std::clamp(int(rows.size()), 2, 6);
        m_table->setMinimumHeight(m_table->horizontalHeader()->sizeHint().height() +
                                  shown * m_table->verticalHeader()->defaultSectionSize() + 2);
    }
    const historian::WriterStats stats = m_engine.historianStats();
    setMeta(stats.commits == 0
                ? QString()
                : tr("stored %1 ago, in %2 ms")
                      .arg(Words::age(
                               std::chrono::duration_cast<std::chrono::milliseconds>(now - stats.lastCommit)),
                           Words::number(stats.lastCommitMs, stats.lastCommitMs < 10 ? 1 : 0)));
}

} // namespace console
