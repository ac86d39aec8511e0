// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gallery.h"

#include "widgets/galleryparts.h"
#include "widgets/label.h"
#include "widgets/segmentedcontrol.h"

#include <QBoxLayout>
#include <QEvent>
#include <QFrame>
#include <QScrollArea>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

constexpr int Head = 56;

} // namespace

Gallery::Gallery(QWidget *parent) : QWidget(parent)
{
    setWindowTitle(tr("Meterdeck gallery"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(24, 14, 24, 0);
    head->setSpacing(16);
    head->addWidget(new Label(tr("Gallery"), Role::Title));
    m_choice = new SegmentedControl(pageTitles());
    m_choice->setName(tr("Topic"));
    head->addWidget(m_choice);
    head->addStretch(1);
    m_colours = new SegmentedControl({tr("Light"), tr("Dark")});
    m_colours->setName(tr("Colours"));
    m_colours->setCurrent(Theme::of(this).isDark());
    head->addWidget(m_colours);
    column->addLayout(head);

    m_stack = new QStackedWidget;
    using Make = QWidget *(*)();
    for (const Make make : {&galleryLook, &galleryValues, &galleryTables, &galleryControls, &galleryFeedback,
                            &galleryFrame, &galleryFleet, &galleryBus, &galleryLater}) {
        auto *area = new QScrollArea;
        area->setWidgetResizable(true);
        area->setFrameShape(QFrame::NoFrame);
        area->setFocusPolicy(Qt::NoFocus);
        area->setWidget(make());
        m_stack->addWidget(area);
    }
    column->addWidget(m_stack, 1);
    connect(m_choice, &SegmentedControl::chosen, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_colours, &SegmentedControl::chosen, this,
            [this](int index) { emit coloursRequested(index ? Theme::Mode::Dark : Theme::Mode::Light); });
    resize(1600, 1000);
}

void Gallery::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    // The choice tells what is worn, whoever changed it.
    if (event->type() == QEvent::PaletteChange && m_colours)
        m_colours->setCurrent(Theme::of(this).isDark());
}

QStringList Gallery::pageTitles()
{
    return {tr("Colours and type"), tr("Values"),   tr("Tables and trend"),
            tr("Controls"),         tr("Feedback"), tr("Frame"),
            tr("Fleet and day"),    tr("Bus"),      tr("Later work")};
}

int Gallery::pages() const { return m_stack->count(); }

int Gallery::currentPage() const { return m_stack->currentIndex(); }

void Gallery::setCurrentPage(int page)
{
    if (page < 0 || page >= pages())
        return;
    m_choice->setCurrent(page);
    m_choice->setFocus();
    m_stack->setCurrentIndex(page);
}

QSize Gallery::wholeSize(int width) const
{
    const auto *area = qobject_cast<QScrollArea *>(m_stack->currentWidget());
    const QSize needed = area->widget()->minimumSizeHint();
    const int wide = std::max(width, needed.width());
    const QLayout *layout = area->widget()->layout();
    const int high = layout->hasHeightForWidth() ? layout->totalHeightForWidth(wide) : needed.height();
    return {wide, high + Head};
}

QBoxLayout *galleryColumns(QWidget *page)
{
    auto *columns = new QHBoxLayout(page);
    columns->setContentsMargins(24, 12, 24, 16);
    columns->setSpacing(12);
    return columns;
}

QBoxLayout *galleryColumn(QBoxLayout *columns, int stretch)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(12);
    columns->addLayout(column, stretch);
    return column;
}

QBoxLayout *galleryStateColumn(QWidget *part, const QString &state)
{
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(new Label(state, Role::Caption, Token::Text3));
    return column;
}

QWidget *galleryDivider(bool upright)
{
    auto *line = new QFrame;
    upright ? line->setFixedWidth(1) : line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    return line;
}

ValueState galleryReading(double value, int decimals, const QString &unit, core::Quality quality,
                          std::chrono::milliseconds age)
{
    return {value, decimals, unit, quality, age};
}

} // namespace widgets
