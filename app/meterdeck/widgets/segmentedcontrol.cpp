// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/segmentedcontrol.h"

#include "widgets/drawntext.h"
#include "widgets/theme.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>

namespace widgets {

namespace {

// One segment. The ends are rounded; the others share their edges.
class Segment : public QAbstractButton
{
public:
    Segment(const QString &text, bool first, bool last) : m_first(first), m_last(last)
    {
        setText(text);
        setAccessibleName(text);
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
        setAttribute(Qt::WA_Hover);
    }

    QSize sizeHint() const override
    {
        // By the chosen weight, so that choosing moves nothing.
        const QFontMetricsF metrics(Theme::of(this).font(Role::Table, 600));
        return {int(std::ceil(metrics.horizontalAdvance(text()))) + (m_large ? 35 : 23),
                Theme::of(this).lineHeight(Role::Table) + (m_large ? 24 : 12)};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

    void setLarge(bool large)
    {
        m_large = large;
        updateGeometry();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool mirrored = isRightToLeft();
        const bool leftmost = mirrored ? m_last : m_first;
        const bool rightmost = mirrored ? m_first : m_last;
        const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, rightmost ? -0.5 : 0.5, -0.5);
        const qreal left = leftmost ? 4 : 0;
        const qreal right = rightmost ? 4 : 0;
        QPainterPath shape;
        shape.moveTo(box.left() + left, box.top());
        shape.lineTo(box.right() - right, box.top());
        shape.arcTo(QRectF(box.right() - 2 * right, box.top(), 2 * right, 2 * right), 90, -90);
        shape.lineTo(box.right(), box.bottom() - right);
        shape.arcTo(QRectF(box.right() - 2 * right, box.bottom() - 2 * right, 2 * right, 2 * right), 0, -90);
        shape.lineTo(box.left() + left, box.bottom());
        shape.arcTo(QRectF(box.left(), box.bottom() - 2 * left, 2 * left, 2 * left), 270, -90);
        shape.lineTo(box.left(), box.top() + left);
        shape.arcTo(QRectF(box.left(), box.top(), 2 * left, 2 * left), 180, -90);
        shape.closeSubpath();
        const bool hot = underMouse() && isEnabled();
        const Token fill = isChecked() ? Token::Ink
                           : isDown()  ? Token::Line
                           : hot       ? Token::Sunken
                                       : Token::Raised;
        painter.fillPath(shape, theme.colour(fill));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.colour(isEnabled() ? Token::LineStrong : Token::Line), 1));
        if (leftmost || !isChecked())
            painter.drawPath(shape);
        if (isChecked()) {
            painter.setPen(QPen(theme.colour(Token::Ink), 1));
            painter.drawPath(shape);
        }
        painter.setFont(theme.font(Role::Table, isChecked() ? 600 : 400));
        painter.setPen(theme.colour(!isEnabled()  ? Token::Disabled
                                    : isChecked() ? Token::OnInk
                                                  : Token::Text2));
        drawText(painter, rect(), Qt::AlignCenter, text());
        if (Theme::hasRing(this))
            theme.drawFocusRing(painter, QRectF(rect()), 4);
    }

private:
    bool m_first;
    bool m_last;
    bool m_large = false;
};

} // namespace

SegmentedControl::SegmentedControl(const QStringList &texts, QWidget *parent)
    : QWidget(parent), m_group(new QButtonGroup(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int index, bool checked) {
        if (!checked || index == m_announced)
            return;
        m_announced = index;
        emit chosen(index);
    });
    setTexts(texts);
}

void SegmentedControl::setTexts(const QStringList &texts)
{
    for (QAbstractButton *button : m_group->buttons()) {
        m_group->removeButton(button);
        delete button;
    }
    for (int i = 0; i < texts.size(); ++i) {
        auto *segment = new Segment(texts[i], i == 0, i == texts.size() - 1);
        m_group->addButton(segment, i);
        layout()->addWidget(segment);
    }
    m_announced = 0;
    setCurrent(0);
}

void SegmentedControl::setText(int index, const QString &text)
{
    QAbstractButton *button = m_group->button(index);
    if (!button || button->text() == text)
        return;
    button->setText(text);
    button->setAccessibleName(text);
    button->updateGeometry();
}

int SegmentedControl::count() const { return int(m_group->buttons().size()); }

int SegmentedControl::current() const { return m_group->checkedId(); }

void SegmentedControl::setCurrent(int index)
{
    if (QAbstractButton *button = m_group->button(index)) {
        m_announced = index; // said by the program, not by the person
        // Whoever comes here comes to the chosen one, and stays with it.
        const auto buttons = m_group->buttons();
        const bool here = std::any_of(buttons.begin(), buttons.end(),
                                      [](const QAbstractButton *one) { return one->hasFocus(); });
        button->setChecked(true);
        setFocusProxy(button);
        if (here)
            button->setFocus();
    }
}

void SegmentedControl::clear()
{
    QAbstractButton *was = m_group->checkedButton();
    if (!was)
        return;
    m_announced = -1;
    m_group->setExclusive(false);
    was->setChecked(false);
    m_group->setExclusive(true);
}

void SegmentedControl::setLarge(bool large)
{
    for (QAbstractButton *button : m_group->buttons())
        static_cast<Segment *>(button)->setLarge(large);
}

void SegmentedControl::setName(const QString &name)
{
    setAccessibleName(name);
    for (QAbstractButton *button : m_group->buttons())
        button->setAccessibleDescription(name);
}

} // namespace widgets
