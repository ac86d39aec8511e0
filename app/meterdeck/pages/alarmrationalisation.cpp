// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/alarmrationalisation.h"

#include "alarmwords.h"
#include "livefeed.h"
#include "pages/alarmsplit.h"
#include "pages/csvexport.h"
#include "pages/factgrid.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/label.h"
#include "widgets/tableview.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollArea>

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

constexpr int SideWidth = 300;
constexpr int FoldBelow = 1080;
constexpr int LeastTable = 320;

/// Besides what other tables have: the mark of a priority in the first column.
class FiguresDelegate : public widgets::TableDelegate
{
public:
    using TableDelegate::TableDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        TableDelegate::paint(painter, option, index);
        const QVariant priority = index.data(AlarmFiguresModel::PriorityRole);
        if (index.column() != AlarmFiguresModel::Mark || !priority.isValid())
            return;
        const int side = std::min(Theme::iconSize(16), option.rect.height() - 4);
        const QRect cell = option.rect;
        const int left = option.direction == Qt::RightToLeft ? cell.right() - 12 - side : cell.left() + 12;
        widgets::PriorityMark::paint(
            *painter, QRectF(left, cell.top() + (cell.height() - 1 - side) / 2.0, side, side),
            priority.toInt(), widgets::AlarmState::Acknowledged, Theme::of(option.palette));
    }
};

} // namespace

AlarmRationalisation::AlarmRationalisation(AlarmWatch &watch, QWidget *parent)
    : QWidget(parent), m_watch(watch)
{
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(12);
    m_columns->addWidget(buildTable(), 1);
    m_columns->addWidget(buildSide());
}

QWidget *AlarmRationalisation::buildTable()
{
    m_card = new Card(tr("Rules"), tr("last 30 days"), this);
    m_card->setFlush(true);
    m_change = new Button(tr("Change the rule"), Button::Kind::Normal, m_card);
    m_change->setEnabled(false);
    m_export = new Button(tr("Export"), Button::Kind::Normal, m_card);
    m_export->setIconName(u"file-down"_s);
    m_export->setToolTip(tr("Every rule with its figures, as CSV"));
    m_export->setEnabled(false);
    m_card->addHeaderWidget(m_change);
    m_card->addHeaderWidget(m_export);
    m_card->setMinimumHeight(Theme::grow(LeastTable));
    m_table = new TableView(m_card);
    m_table->setAccessibleName(tr("Rules and how they fared"));
    m_table->setRows(TableView::Rows::Double);
    m_table->setItemDelegate(new FiguresDelegate(m_table));
    m_table->setModel(&m_model);
    m_table->horizontalHeader()->setSortIndicator(AlarmFiguresModel::Raised, Qt::DescendingOrder);
    m_table->setSortingEnabled(true);
    m_table->setStretchColumn(AlarmFiguresModel::Response);
    m_table->viewport()->installEventFilter(this);
    m_card->content()->addWidget(m_table, 1);
    const auto change = [this] {
        const int row = m_table->currentIndex().row();
        if (row >= 0 && row < m_model.rows().size() && !m_model.rows().at(row).isGone)
            emit ruleChosen(m_model.rows().at(row).rule.id.toString());
    };
    connect(m_table, &TableView::rowActivated, this, change);
    connect(m_change, &QPushButton::clicked, this, change);
    connect(m_export, &QPushButton::clicked, this, &AlarmRationalisation::chooseFile);
    const auto follow = [this] {
        const int row = m_table->currentIndex().row();
        m_change->setEnabled(row >= 0 && row < m_model.rows().size() && !m_model.rows().at(row).isGone);
    };
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, follow);
    connect(&m_model, &QAbstractItemModel::modelReset, this, follow);
    return m_card;
}

QWidget *AlarmRationalisation::buildSide()
{
    m_side = new QScrollArea(this);
    m_side->setFrameShape(QFrame::NoFrame);
    m_side->setWidgetResizable(true);
    m_side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_side->setFocusPolicy(Qt::NoFocus);
    m_side->setBackgroundRole(QPalette::Window);
    m_side->setAccessibleName(tr("Priorities, and what to look at"));
    auto *column = new QWidget(m_side);
    auto *cards = new QVBoxLayout(column);
    cards->setContentsMargins(0, 0, 0, 0);
    cards->setSpacing(12);
    auto *priorities = new Card(tr("Priorities"), tr("raised in 30 days"), column);
    m_split = new AlarmSplit(priorities);
    priorities->content()->addWidget(m_split);
    auto *why = new Label(tr("The line marks what ISA-18.2 recommends: most alarms are not urgent."),
                          Role::Caption, Token::Text3, 0, priorities);
    why->setWordWrap(true);
    priorities->content()->addWidget(why);
    auto *look = new Card(tr("What to look at"), {}, column);
    m_facts = new FactGrid(look);
    m_note = new Label(tr("The alarms of thirty days are being read…"), Role::Table, Token::Text3, 0, look);
    m_note->setWordWrap(true);
    look->content()->addWidget(m_facts);
    look->content()->addWidget(m_note);
    look->content()->addStretch(1);
    cards->addWidget(priorities);
    cards->addWidget(look, 1);
    m_side->setWidget(column);
    return m_side;
}

void AlarmRationalisation::reload()
{
    const core::UtcTime now = LiveFeed::now();
    m_watch.path().quality(now - Stretch, now, this,
                           [this, asked = ++m_asked](const engine::AlarmQualityAnswer &answer) {
                               if (asked == m_asked)
                                   showAnswer(answer);
                           });
}

void AlarmRationalisation::showAnswer(const engine::AlarmQualityAnswer &answer)
{
    m_loaded = true;
    m_quality = answer.quality;
    const QString chosen = [this] {
        const int row = m_table->currentIndex().row();
        return row >= 0 && row < m_model.rows().size() ? m_model.rows().at(row).rule.id.toString()
                                                       : QString();
    }();
    m_model.setFigures(m_watch.path().rules(), m_quality);
    for (int row = 0; row < m_model.rows().size(); ++row) {
        if (m_model.rows().at(row).rule.id.toString() == chosen)
            m_table->selectRow(row);
    }
    if (!m_table->currentIndex().isValid() && m_model.rowCount() > 0)
        m_table->selectRow(0);
    m_split->setQuality(m_quality);
    m_export->setEnabled(!answer.error && m_model.rowCount() > 0);
    QList<Fact> facts;
    if (!answer.error) {
        const auto fact = [&facts](const QString &title, int count, bool trouble) {
            facts << Fact{title, count > 0 ? Words::count(quint64(count)) : tr("none"), false,
                          trouble && count > 0};
        };
        facts << Fact{
            tr("Raised"),
            tr("%1, %2 a day", "alarms raised, rate")
                .arg(Words::count(quint64(m_quality.raised)), Words::number(m_quality.perHour * 24, 1)),
            false, m_quality.perHour > alarms::QualityLimits{}.bearableAnHour};
        fact(tr("Without “what to do”"), m_model.withoutResponse(), true);
        fact(tr("Never raised"), m_model.neverRaised(), false);
        fact(tr("Chattering"), int(m_quality.chattering.size()), true);
        fact(tr("Stale, 24 h"), int(m_quality.stale.size()), true);
        fact(tr("Floods"), int(m_quality.floods.size()), true);
        fact(tr("Raised while hidden"), m_quality.hiddenRaised, false);
        if (m_quality.acknowledgeMedian)
            facts << Fact{
                tr("Answered in"),
                tr("%1, half of them sooner", "median").arg(Words::elapsed(*m_quality.acknowledgeMedian))};
    }
    m_facts->setFacts(facts);
    m_note->setText(answer.error ? tr("It cannot be read: %1").arg(Words::errorSentence(*answer.error))
                    : m_quality.raised == 0
                        ? tr("Nothing was raised. Shares are told once there is something to share.")
                        : tr("A rule that is never raised may watch nothing; one that chatters wants a "
                             "deadband or a delay."));
}

void AlarmRationalisation::chooseFile()
{
    CsvExport::choose(this, tr("Store the rules and their figures"), u"alarm-rules.csv"_s,
                      [this](const QString &path) { exportTo(path); });
}

void AlarmRationalisation::exportTo(const QString &path)
{
    m_export->setEnabled(false);
    const auto ended = [this, path](const QString &problem) {
        m_export->setEnabled(m_model.rowCount() > 0);
        m_card->setMeta(CsvExport::outcome(path, problem));
        emit exported(path, problem);
    };
    // A copy of the values travels; the model stays here.
    CsvExport::write(
        this, path,
        [rows = m_model.rows(), quality = m_quality] { return AlarmFiguresModel::csv(rows, quality); },
        ended);
}

bool AlarmRationalisation::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        spread();
    return QWidget::eventFilter(watched, event);
}

/// Figures keep the room they need; rule, answer and remark share the rest.
void AlarmRationalisation::spread()
{
    const QFontMetrics strong(Theme::of(this).font(Role::Table, 600));
    const auto wide = [&strong](const QString &text) { return strong.horizontalAdvance(text) + 36; };
    const auto head = [&](int column) { return wide(m_model.headerData(column, Qt::Horizontal).toString()); };
    const std::pair<int, int> fixed[] = {
        {AlarmFiguresModel::Mark, Theme::iconSize(16) + 24},
        {AlarmFiguresModel::Raised, std::max(head(AlarmFiguresModel::Raised), wide(u"88 888"_s))},
        {AlarmFiguresModel::Share, std::max(head(AlarmFiguresModel::Share), Theme::grow(96))},
        {AlarmFiguresModel::Answered, std::max(head(AlarmFiguresModel::Answered), wide(u"88 min 88 s"_s))}};
    int left = m_table->viewport()->width();
    for (const auto &[column, width] : fixed) {
        m_table->setColumnWidth(column, width);
        left -= width;
    }
    m_table->setColumnWidth(AlarmFiguresModel::Rule, std::max(Theme::grow(150), left * 33 / 100));
    m_table->setColumnWidth(AlarmFiguresModel::Remark, std::max(Theme::grow(110), left * 22 / 100));
}

void AlarmRationalisation::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    arrange();
    reload();
}

void AlarmRationalisation::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void AlarmRationalisation::arrange()
{
    const int percent = std::max(100, Theme::scale());
    const bool wide = width() >= FoldBelow * percent / 100;
    m_columns->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    const int least =
        m_side->widget()->minimumSizeHint().width() + style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    const int across = std::max(SideWidth * percent / 100, least);
    m_side->setMinimumWidth(wide ? across : 0);
    m_side->setMaximumWidth(wide ? across : QWIDGETSIZE_MAX);
    m_side->setMinimumHeight(wide ? 0 : m_side->widget()->sizeHint().height() + 4);
    m_side->setVerticalScrollBarPolicy(wide ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
}

} // namespace console
