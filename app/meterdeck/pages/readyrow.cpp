// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/readyrow.h"

#include "widgets/icon.h"
#include "widgets/label.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;
using widgets::Label;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

ReadyRow::ReadyRow(Look look, QWidget *parent)
    : QWidget(parent), m_look(std::move(look)), m_row(new QHBoxLayout), m_remedy(new Label)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 14, 0, 0);
    layout->setSpacing(6);
    m_row->setSpacing(32);
    m_row->addWidget(new Label(tr("Ready on this computer"), Role::Table, Token::Text, 600, this));
    m_row->addStretch(1);
    layout->addLayout(m_row);
    m_remedy->setParent(this);
    m_remedy->setRole(Role::Table);
    m_remedy->setToken(Token::Text2);
    m_remedy->setWordWrap(true);
    m_remedy->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_remedy->hide();
    layout->addWidget(m_remedy);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] { setReadiness(m_watcher.result()); });
}

void ReadyRow::setReadiness(const Readiness &readiness)
{
    qDeleteAll(m_items);
    m_items.clear();
    QStringList spoken;
    QStringList remedies;
    const QList<ReadyWord> words = ReadyWords::of(readiness);
    for (const ReadyWord &word : words) {
        auto *item = new QWidget(this);
        auto *row = new QHBoxLayout(item);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(6);
        row->addWidget(new widgets::Icon(word.fulfilled ? u"check"_s : u"triangle-alert"_s,
                                         word.fulfilled ? Token::Text : Token::HighLine, 16, item));
        row->addWidget(new Label(word.title, Role::Table, Token::Text, 600, item));
        auto *text =
            new Label(word.words, Role::Table, word.fulfilled ? Token::Text2 : Token::HighLine, 0, item);
        text->setElided(true);
        row->addWidget(text, 1);
        m_row->insertWidget(m_row->count() - 1, item);
        item->show();
        m_items << item;
        spoken << tr("%1: %2", "what was checked and how it is").arg(word.title, word.words);
        if (!word.remedy.isEmpty())
            remedies << tr("%1: %2", "what was checked and its cure").arg(word.title, word.remedy);
    }
    m_remedy->setText(remedies.join(u'\n'));
    m_remedy->setVisible(!remedies.isEmpty());
    setAccessibleName(tr("Ready on this computer. %1").arg((spoken + remedies).join(u". "_s)));
}

void ReadyRow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_look && !m_watcher.isRunning())
        m_watcher.setFuture(QtConcurrent::run(m_look));
}

void ReadyRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(Theme::of(this).colour(Token::Line));
    painter.drawLine(0, 0, width(), 0);
}

} // namespace console
