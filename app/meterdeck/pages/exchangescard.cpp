// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/exchangescard.h"

#include "widgets/button.h"
#include "widgets/emptystate.h"
#include "widgets/label.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/tableview.h"
#include "words.h"

#include <QHeaderView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::TableView;
using widgets::Token;

namespace console {

namespace {

constexpr int LeastRows = 5;
/// Records that wait while held: two for each exchange that is kept.
constexpr qsizetype MostWaiting = 2 * ExchangesModel::Most;

int textWidth(const QWidget *widget, Role role, const QString &text)
{
    return QFontMetrics(widgets::Theme::of(widget).font(role)).horizontalAdvance(text) + 26;
}

} // namespace

ExchangesCard::ExchangesCard(int unit, std::shared_ptr<const core::SeriesTable> series, QWidget *parent)
    : Card(tr("Last exchanges"), {}, parent)
    , m_model(unit, std::move(series))
    , m_table(new TableView(this))
    , m_which(new widgets::SegmentedControl({tr("All"), tr("Errors")}, this))
    , m_hold(new Button(tr("Hold"), Button::Kind::Normal, this))
    , m_read(new Button(tr("Read once now"), Button::Kind::Normal, this))
    , m_empty(new widgets::EmptyState(u"arrow-left-right"_s, tr("No exchange yet"), {}, this))
    , m_note(new Label({}, Role::Table, Token::Text2, 0, this))
{
    setFlush(true);
    m_which->setName(tr("Which ones are shown"));
    m_hold->setIconName(u"pause"_s);
    m_hold->setCheckable(true);
    m_hold->setAccessibleDescription(
        tr("Stops the list so that it can be read; nothing is lost on the wire"));
    m_read->setAccessibleDescription(tr("Asks this meter one question between the polls; writes nothing"));
    m_read->hide();
    addHeaderWidget(m_read);
    addHeaderWidget(m_which);
    addHeaderWidget(m_hold);
    m_table->setAccessibleName(tr("Exchanges with this meter, newest first"));
    m_table->setModel(&m_model);
    m_table->setRows(TableView::Rows::Dense);
    m_table->setStretchColumn(ExchangesModel::Answer);
    m_table->setColumnWidth(ExchangesModel::Time, textWidth(this, Role::Mono, u"00:00:00.000"_s));
    m_table->setColumnWidth(ExchangesModel::Request,
                            textWidth(this, Role::Table, tr("unit 247, read holding registers 100 to 120")));
    m_table->setColumnWidth(ExchangesModel::After, textWidth(this, Role::Table, u"1 000 ms"_s));
    m_table->setMinimumHeight(m_table->horizontalHeader()->height() +
                              LeastRows * m_table->verticalHeader()->defaultSectionSize());
    content()->addWidget(m_table, 1);
    // In the middle of the place that the table takes once it has something to show.
    m_empty->setContentsMargins(24, 12, 24, 12);
    m_empty->hide();
    content()->addWidget(m_empty, 1);
    m_note->setContentsMargins(12, 4, 12, 8);
    m_note->setWordWrap(true);
    m_note->hide();
    content()->addWidget(m_note);
    connect(m_read, &QPushButton::clicked, this, &ExchangesCard::readRequested);
    connect(m_which, &widgets::SegmentedControl::chosen, this, [this](int which) {
        m_moving = true;
        m_model.setErrorsOnly(which == 1);
        m_moving = false;
        m_newest = true;
        follow();
    });
    connect(m_hold, &QPushButton::toggled, this, &ExchangesCard::setHeld);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &row) {
                if (m_moving)
                    return;
                m_newest = row.row() <= 0;
                tell();
            });
    updateMeta();
}

void ExchangesCard::take(const core::WireReport &report)
{
    if (m_held) {
        m_waiting += report.records;
        if (const qsizetype more = m_waiting.size() - MostWaiting; more > 0) {
            m_waiting.remove(0, more);
            m_lost += quint64(more);
        }
        updateMeta();
        return;
    }
    if (report.records.isEmpty())
        return;
    const quint64 before = m_model.dropped() + quint64(m_model.kept());
    m_moving = true;
    m_model.append(report.records);
    m_moving = false;
    if (m_model.dropped() + quint64(m_model.kept()) != before)
        follow();
    updateMeta();
}

void ExchangesCard::follow()
{
    if (m_newest || !m_table->currentIndex().isValid()) {
        m_newest = true;
        m_moving = true;
        if (m_model.rowCount() > 0) {
            m_table->selectRow(0);
            m_table->scrollToTop();
        }
        m_moving = false;
        tell();
    }
    updateMeta();
}

void ExchangesCard::choose(int row) { m_table->selectRow(row); }

const Exchange *ExchangesCard::current() const
{
    const QModelIndex row = m_table->currentIndex();
    return row.isValid() ? m_model.exchange(row.row()) : nullptr;
}

void ExchangesCard::tell() { emit currentChanged(current()); }

void ExchangesCard::setEmptyText(const QString &text)
{
    m_emptyText = text;
    m_empty->setText(tr("No exchange yet"), text);
    updateMeta();
}

void ExchangesCard::setNote(const QString &text)
{
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

void ExchangesCard::offerRead(bool possible, bool underWay)
{
    m_read->setVisible(possible);
    m_read->setEnabled(!underWay);
}

void ExchangesCard::setHeld(bool held)
{
    if (m_hold->isChecked() != held) {
        m_hold->setChecked(held); // comes back here
        return;
    }
    m_held = held;
    m_hold->setText(held ? tr("Go on") : tr("Hold"));
    m_hold->setIconName(held ? u"play"_s : u"pause"_s);
    if (!held && !m_waiting.isEmpty()) {
        core::WireReport report;
        report.records = std::exchange(m_waiting, {});
        take(report);
    }
    updateMeta();
}

void ExchangesCard::updateMeta()
{
    // While only errors are shown there may be none of them among what was heard: that is no empty wire.
    const bool empty = m_model.kept() == 0 && !m_emptyText.isEmpty();
    m_empty->setVisible(empty);
    m_table->setVisible(!empty);
    if (m_held)
        setMeta(tr("held"));
    else if (m_model.dropped() + m_lost > 0)
        setMeta(tr("the last %1, older ones let go").arg(Words::count(quint64(m_model.kept()))));
    else
        setMeta(m_model.kept() == 0 ? QString() : Words::count(quint64(m_model.kept())));
}

} // namespace console
