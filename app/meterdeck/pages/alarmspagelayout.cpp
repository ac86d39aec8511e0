// SPDX-License-Identifier: GPL-3.0-or-later
// How the page of alarms is laid out: its two views, its columns by the room there is, and those of its list.
#include "livefeed.h"
#include "pages/alarmrationalisation.h"
#include "pages/alarmspage.h"
#include "pages/pageheader.h"
#include "widgets/card.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/tableview.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStyle>

using namespace Qt::StringLiterals;
using widgets::Theme;

namespace console {

namespace {

constexpr int LeftWidth = 226;
constexpr int RightWidth = 312;
/// From this width on there are three columns, from that one on two; below it everything is in one.
constexpr int ThreeColumns = 1340;
constexpr int TwoColumns = 900;
constexpr int Margins = 18; ///< of a cell, both sides

} // namespace

QWidget *AlarmsPage::scrolled(QWidget *content, const QString &name)
{
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setBackgroundRole(QPalette::Window);
    scroll->setAccessibleName(name);
    scroll->setWidget(content);
    return scroll;
}

QWidget *AlarmsPage::buildAside()
{
    m_aside = new QWidget(this);
    m_asideColumns = new QBoxLayout(QBoxLayout::TopToBottom, m_aside);
    m_asideColumns->setContentsMargins(0, 0, 0, 0);
    m_asideColumns->setSpacing(12);
    m_asideBar = new QWidget(m_aside);
    auto *bar = new QHBoxLayout(m_asideBar);
    bar->setContentsMargins(0, 0, 0, 0);
    m_asides = new widgets::SegmentedControl({tr("Selected"), tr("States")}, m_asideBar);
    m_asides->setName(tr("Beside the list"));
    bar->addWidget(m_asides);
    bar->addStretch(1);
    m_asideBar->hide();
    m_asideColumns->addWidget(m_asideBar);
    m_asideColumns->addWidget(buildRight(), 1);
    connect(m_asides, &widgets::SegmentedControl::chosen, this,
            [this](int aside) { showAside(Aside(aside)); });
    return m_aside;
}

void AlarmsPage::showView(View view)
{
    const bool list = view == View::List;
    m_views->setCurrent(int(view));
    m_pages->setCurrentIndex(int(view));
    m_filter->setVisible(list);
    m_header->updateGeometry();
}

AlarmsPage::View AlarmsPage::view() const { return View(m_pages->currentIndex()); }

void AlarmsPage::showAside(Aside aside)
{
    m_asides->setCurrent(int(aside));
    const bool tabs = !m_asideBar->isHidden();
    m_left->setVisible(!tabs || aside == Aside::States);
    m_right->setVisible(!tabs || aside == Aside::Selected);
}

/// Side by side where there is room: each column then scrolls by itself. Where there is less, states and the
/// chosen alarm share one column. Below each other the page scrolls.
void AlarmsPage::arrange()
{
    const int percent = std::max(100, Theme::scale());
    const bool three = width() >= ThreeColumns * percent / 100;
    const bool beside = width() >= TwoColumns * percent / 100;
    const bool tabs = beside && !three;
    m_columns->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    if (const bool inside = m_asideColumns->indexOf(m_left) >= 0; inside != tabs) {
        if (tabs)
            m_asideColumns->addWidget(m_left, 1);
        else
            m_columns->insertWidget(0, m_left);
    }
    // Below each other the list comes first.
    if (const int place = three ? 1 : 0; m_columns->indexOf(m_card) != place) {
        m_columns->removeWidget(m_card);
        m_columns->insertWidget(place, m_card, 1);
    }
    m_asideBar->setVisible(tabs);
    showAside(Aside(m_asides->current()));
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    const auto fit = [&](QScrollArea *area, int wanted) {
        const int least = area->widget()->minimumSizeHint().width() + bar;
        const int across = std::max(wanted * percent / 100, least);
        area->setMinimumWidth(beside ? across : 0);
        area->setMaximumWidth(beside ? across : QWIDGETSIZE_MAX);
        area->setVerticalScrollBarPolicy(beside ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
        area->setMinimumHeight(beside ? 0 : area->widget()->sizeHint().height() + 4);
    };
    fit(m_left, tabs ? RightWidth : LeftWidth);
    fit(m_right, RightWidth);
}

/// Takes the widest texts on screen, now and then: columns grow with them and do not shrink again before the
/// window changes, so that nothing jumps.
void AlarmsPage::measure()
{
    const auto [first, last] = m_table->visibleRows();
    if (last < first || m_model.rowCount() == 0)
        return; // not on screen yet
    m_measuredAt = LiveFeed::now();
    const QFontMetrics strong(Theme::of(this).font(widgets::Role::Table, 600));
    const QFontMetrics plain(Theme::of(this).font(widgets::Role::Table));
    const auto before = m_wanted;
    const auto take = [this](int column, int width) {
        m_wanted[size_t(column)] = std::max(m_wanted[size_t(column)], width + Margins);
    };
    for (int at = first; at <= last; ++at) {
        const AlarmRow *row = m_model.alarmAt(at);
        if (!row)
            continue;
        for (const int column : {AlarmsModel::Raised, AlarmsModel::For})
            take(column, strong.horizontalAdvance(m_model.index(at, column).data().toString()));
        take(AlarmsModel::Title, strong.horizontalAdvance(row->title));
        take(AlarmsModel::Where, plain.horizontalAdvance(row->where));
        take(AlarmsModel::Now, strong.horizontalAdvance(row->now) + plain.horizontalAdvance(row->limit) +
                                   Theme::iconSize(14) + 12);
    }
    if (m_wanted != before)
        spread();
}

/// What the others leave is shared by what each needs: figures first, then the place, then the alarm, which
/// takes the rest.
void AlarmsPage::spread()
{
    const QFontMetrics strong(Theme::of(this).font(widgets::Role::Table, 600));
    const auto head = [&](int column) {
        return strong.horizontalAdvance(m_model.headerData(column, Qt::Horizontal).toString()) + Margins;
    };
    for (const int column : {AlarmsModel::Raised, AlarmsModel::For})
        m_table->setColumnWidth(column, std::max({Theme::grow(72), head(column), m_wanted[size_t(column)]}));
    int left = m_table->viewport()->width();
    for (const int column : {AlarmsModel::Mark, AlarmsModel::Raised, AlarmsModel::For, AlarmsModel::Who})
        left -= m_table->columnWidth(column);
    const int figures = std::max({std::min(m_wanted[AlarmsModel::Now], left * 33 / 100), Theme::grow(84),
                                  std::min(head(AlarmsModel::Now), left * 33 / 100)});
    const int rest = left - figures;
    const int title = std::max(m_wanted[AlarmsModel::Title], Theme::grow(96));
    const int place = std::max(m_wanted[AlarmsModel::Where], Theme::grow(72));
    // Where both do not fit, each gives of what it has more than its half.
    const int where = title + place <= rest      ? place + (rest - title - place) / 3
                      : title <= rest / 2        ? rest - title
                      : place <= rest * 45 / 100 ? place
                                                 : rest * 45 / 100;
    m_table->setColumnWidth(AlarmsModel::Where, where);
    m_table->setColumnWidth(AlarmsModel::Now, figures);
}

} // namespace console
