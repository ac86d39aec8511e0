// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/eventscard.h"

#include "widgets/eventdelegate.h"
#include "widgets/label.h"
#include "widgets/segmentedcontrol.h"
#include "words.h"

#include <QListView>
#include <QStackedLayout>
#include <QVBoxLayout>

using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

namespace {

/// The beginning of the present day in the person's zone.
core::UtcTime dayBegins()
{
    return core::fromMicros(Words::today().startOfDay(Words::timeZone()).toMSecsSinceEpoch() * 1000);
}

} // namespace

EventsCard::EventsCard(QWidget *parent)
    : Card(tr("Events"), {}, parent), m_span(new widgets::SegmentedControl({tr("Today"), tr("7 days")}, this))
{
    setFlush(true);
    m_span->setName(tr("Which events"));
    m_span->setCurrent(1);
    addHeaderWidget(m_span);
    auto *list = new QListView(this);
    list->setAccessibleName(tr("Events"));
    list->setFrameShape(QFrame::NoFrame);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setUniformItemSizes(true);
    list->setItemDelegate(new widgets::EventDelegate(list));
    list->setModel(&m_model);
    auto *area = new QWidget(this);
    m_stack = new QStackedLayout(area);
    m_stack->addWidget(list);
    auto *empty = new QWidget(area);
    auto *words = new QVBoxLayout(empty);
    words->setContentsMargins(12, 12, 12, 12);
    m_nothing = new Label({}, Role::Body, Token::Text3, 0, empty);
    m_nothing->setWordWrap(true);
    words->addWidget(m_nothing);
    words->addStretch(1);
    m_stack->addWidget(empty);
    content()->addWidget(area, 1);
    connect(m_span, &widgets::SegmentedControl::chosen, this, [this](int index) {
        m_model.setSince(index == 0 ? std::optional(dayBegins()) : std::nullopt);
        showState();
    });
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &EventsCard::showState);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &EventsCard::showState);
    showState();
}

void EventsCard::setProblem(const QString &problem)
{
    m_problem = problem;
    showState();
}

void EventsCard::showState()
{
    m_stack->setCurrentIndex(m_model.rowCount() > 0 ? 0 : 1);
    if (!m_problem.isEmpty())
        m_nothing->setText(tr("The events cannot be read: %1").arg(m_problem));
    else if (m_span->current() == 0)
        m_nothing->setText(tr("Nothing happened to it today."));
    else
        m_nothing->setText(
            tr("Nothing happened to it in these days. Orders, gaps and what the device tells stand here."));
}

} // namespace console
