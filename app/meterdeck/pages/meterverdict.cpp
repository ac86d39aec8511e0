// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/meterverdict.h"

#include "widgets/label.h"

#include <QGridLayout>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

MeterVerdict::MeterVerdict(QWidget *parent)
    : Card({}, {}, parent)
    , m_title(new Label({}, Role::Card, Token::Text, 600, this))
    , m_evidence(new Label({}, Role::Body, Token::Text2, 0, this))
    , m_grid(new QGridLayout)
{
    for (Label *label : {m_title, m_evidence}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        content()->addWidget(label);
    }
    content()->setSpacing(4);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(2, 1);
    content()->addLayout(m_grid);
}

void MeterVerdict::setVerdict(const QString &title, const QString &evidence, const QList<MeterCause> &causes,
                              bool well)
{
    m_title->setText(title);
    m_evidence->setText(evidence);
    m_evidence->setVisible(!evidence.isEmpty());
    setAccessibleName(title);
    if (well != m_well)
        update();
    m_well = well;
    if (causes == m_causes)
        return;
    m_causes = causes;
    m_grid->setContentsMargins(0, causes.isEmpty() ? 0 : 8, 0, 0);
    qDeleteAll(m_shown);
    m_shown.clear();
    const auto put = [this](const QString &text, int row, int column, Token token, int weight) {
        auto *label = new Label(text, Role::Body, token, weight, this);
        label->setWordWrap(column > 0);
        label->setAlignment(Qt::AlignLeading | Qt::AlignTop);
        m_grid->addWidget(label, row, column);
        label->show();
        m_shown << label;
    };
    if (!causes.isEmpty()) {
        put(tr("What may cause it"), 0, 1, Token::Text3, 500);
        put(tr("What to do"), 0, 2, Token::Text3, 500);
    }
    int row = 1;
    for (const MeterCause &cause : causes) {
        put(QString::number(row), row, 0, Token::Text3, 600);
        put(cause.cause, row, 1, Token::Text, 0);
        put(cause.cure, row, 2, Token::Text, 500);
        ++row;
    }
    setAccessibleDescription(words());
    updateGeometry();
}

QString MeterVerdict::title() const { return m_title->text(); }

QString MeterVerdict::words() const
{
    QStringList lines{m_title->text()};
    if (!m_evidence->text().isEmpty())
        lines << m_evidence->text();
    int number = 0;
    for (const MeterCause &cause : m_causes)
        lines << tr("%1. %2 %3", "number, cause and cure").arg(++number).arg(cause.cause, cause.cure);
    return lines.join(u'\n');
}

void MeterVerdict::paintEvent(QPaintEvent *event)
{
    Card::paintEvent(event);
    if (m_well)
        return;
    QPainter painter(this);
    painter.fillRect(QRect(isRightToLeft() ? width() - 3 : 0, 0, 3, height()),
                     widgets::Theme::of(this).colour(Token::Ink));
}

} // namespace console
