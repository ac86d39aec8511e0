// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/needrow.h"

#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/prioritymark.h"
#include "widgets/qualitymark.h"
#include "words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;
using widgets::Label;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

int markRoom() { return 24 + Theme::iconSize(20); }

/// The shape of the evidence's quality, beside its age.
class EvidenceShape : public QWidget
{
public:
    explicit EvidenceShape(const Need &need, QWidget *parent) : QWidget(parent), m_need(need)
    {
        setFixedSize(Theme::iconSize(10) + 2, Theme::iconSize(10) + 2);
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        widgets::QualityMark::paint(painter, QRectF(rect()).adjusted(1, 1, -1, -1), m_need.mark,
                                    Theme::of(this));
    }

private:
    const Need &m_need;
};

} // namespace

NeedRow::NeedRow(QWidget *parent)
    : QWidget(parent)
    , m_title(new Label({}, Role::Body, Token::Text, 600, this))
    , m_subject(new Label({}, Role::Body, Token::Text2, 0, this))
    , m_sentence(new Label({}, Role::Table, Token::Text2, 0, this))
    , m_since(new Label({}, Role::Table, Token::Text, 600, this))
    , m_evidence(new Label({}, Role::Table, Token::Text2, 0, this))
    , m_mark(new EvidenceShape(m_need, this))
    , m_ages(new QWidget(this))
    , m_place(new QWidget(this))
    , m_button(new widgets::Button({}, widgets::Button::Kind::Normal, this))
{
    setFocusPolicy(Qt::StrongFocus);
    m_button->setFocusPolicy(Qt::NoFocus);
    m_subject->setElided(true);
    m_sentence->setElided(true);
    m_since->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);

    auto *layout = new QHBoxLayout(this);
    // Room to both sides that changes sides with the layout.
    layout->setContentsMargins(11, 0, 11, 0);
    layout->setSpacing(16);
    layout->addSpacing(markRoom() - 11); // a layout adds none of its own beside it
    auto *text = new QVBoxLayout;
    text->setSpacing(1);
    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(m_title);
    head->addWidget(m_subject, 1);
    text->addStretch(1);
    text->addLayout(head);
    text->addWidget(m_sentence);
    text->addStretch(1);
    layout->addLayout(text, 1);
    auto *ages = new QVBoxLayout(m_ages);
    ages->setContentsMargins(0, 0, 0, 0);
    ages->setSpacing(1);
    auto *evidence = new QHBoxLayout;
    evidence->setSpacing(5);
    evidence->addStretch(1);
    evidence->addWidget(m_mark);
    evidence->addWidget(m_evidence);
    ages->addStretch(1);
    ages->addWidget(m_since);
    ages->addLayout(evidence);
    ages->addStretch(1);
    layout->addWidget(m_ages);
    auto *place = new QHBoxLayout(m_place);
    place->setContentsMargins(0, 0, 0, 0);
    place->addStretch(1);
    place->addWidget(m_button);
    layout->addWidget(m_place);
    connect(m_button, &QPushButton::clicked, this, [this] { emit opened(m_need); });
}

int NeedRow::buttonWidth() const { return m_button->sizeHint().width(); }

int NeedRow::agesWidth() const
{
    const int evidence = m_need.evidence ? m_mark->width() + 5 + m_evidence->sizeHint().width() : 0;
    return std::max(m_since->sizeHint().width(), evidence);
}

void NeedRow::setColumns(int button, int ages)
{
    m_place->setFixedWidth(button);
    m_ages->setFixedWidth(ages);
}

int NeedRow::rowHeight() { return Theme::grow(49); }

void NeedRow::setHeight(int height)
{
    if (minimumHeight() != height)
        setFixedHeight(height);
}

void NeedRow::setNeed(const Need &need, core::UtcTime now)
{
    m_need = need;
    const auto set = [](Label *label, const QString &text) {
        if (label->text() != text)
            label->setText(text);
    };
    set(m_title, need.title);
    set(m_subject, need.subject);
    set(m_sentence, need.sentence);
    const QString since =
        need.since == core::UtcTime{}
            ? QString()
            : Words::age(std::chrono::duration_cast<std::chrono::milliseconds>(now - need.since));
    set(m_since, since);
    const QString age = need.evidence ? Words::age(*need.evidence) : QString();
    set(m_evidence, age);
    m_evidence->setToken(need.mark == core::Quality::Good ? Token::Text2
                                                          : widgets::QualityMark::token(need.mark));
    const QString rests = tr("What this rests on: %1, %2 old", "quality, age")
                              .arg(Words::quality(need.mark), age.isEmpty() ? tr("unknown") : age);
    m_evidence->setToolTip(rests);
    m_since->setToolTip(since.isEmpty() ? QString() : tr("For %1").arg(since));
    m_mark->setVisible(need.evidence.has_value());
    if (m_button->text() != need.action) {
        m_button->setText(need.action);
        m_button->updateGeometry();
    }
    m_button->setAccessibleName(tr("%1: %2", "button, and what it is about").arg(need.action, need.subject));
    setAccessibleName(tr("Priority %1: %2, %3", "number, title, subject")
                          .arg(QString::number(need.priority), need.title, need.subject));
    const QString said = QStringList{need.sentence, since.isEmpty() ? QString() : tr("For %1").arg(since),
                                     rests, tr("Enter: %1").arg(need.action)}
                             .join(u". "_s);
    if (accessibleDescription() != said)
        setAccessibleDescription(said);
    update();
}

void NeedRow::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    if (m_need.priority == 1)
        painter.fillRect(rect(), theme.colour(Token::CriticalTint));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.colour(Token::Line));
    const int side = Theme::iconSize(20);
    const QRectF spot(isRightToLeft() ? width() - 12 - side : 12, (height() - 1 - side) / 2.0, side, side);
    widgets::PriorityMark::paint(painter, spot, m_need.priority, widgets::AlarmState::Active, theme);
    if (Theme::hasRing(this)) {
        painter.setRenderHint(QPainter::Antialiasing);
        theme.drawFocusRing(painter, QRectF(rect()).adjusted(1, 0, -1, -1), 3);
    }
}

void NeedRow::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        emit opened(m_need);
        return;
    case Qt::Key_Up:
        emit stepped(-1);
        return;
    case Qt::Key_Down:
        emit stepped(1);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void NeedRow::mouseDoubleClickEvent(QMouseEvent *) { emit opened(m_need); }

void NeedRow::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void NeedRow::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace console
