// SPDX-License-Identifier: GPL-3.0-or-later
#include "navigationpanel.h"

#include "widgets/label.h"
#include "words.h"

#include <QFileInfo>
#include <QPainter>
#include <QVBoxLayout>

using widgets::Label;
using widgets::NavigationView;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

NavigationPanel::NavigationPanel(QWidget *parent)
    : QFrame(parent)
    , m_view(new NavigationView(this))
    , m_where(new Label({}, Role::Caption, Token::Text3, 0, this))
    , m_figures(new Label({}, Role::Caption, Token::Text3, 0, this))
{
    setFixedWidth(209);
    m_view->setAccessibleName(tr("Pages"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 1, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(16, 8, 12, 12);
    foot->setSpacing(0);
    m_where->setElided(true);
    m_figures->setElided(true);
    foot->addWidget(m_where);
    foot->addWidget(m_figures);
    layout->addLayout(foot);
}

void NavigationPanel::setRecording(const QString &databasePath, const historian::WriterStats &stats,
                                   core::UtcTime now)
{
    m_where->setText(tr("Recording to %1").arg(QFileInfo(databasePath).fileName()));
    m_where->setToolTip(databasePath);
    const QString size = Words::bytes(qint64(stats.bytesOnDisk));
    if (stats.lastCommit == core::UtcTime{}) {
        m_figures->setText(tr("%1, nothing stored yet").arg(size));
        return;
    }
    const auto age = std::chrono::duration_cast<std::chrono::milliseconds>(now - stats.lastCommit);
    const QString ago =
        age < std::chrono::seconds(10)
            ? tr("%1 s").arg(Words::number(double(std::max<qint64>(0, age.count())) / 1000, 1))
            : Words::age(age);
    m_figures->setText(tr("%1, last commit %2 ago").arg(size, ago));
}

void NavigationPanel::setNotRecording(const QString &words)
{
    m_where->setText(words);
    m_figures->setText({});
}

void NavigationPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    painter.fillRect(rect(), theme.colour(Token::Panel));
    painter.setPen(theme.colour(Token::Line));
    painter.drawLine(width() - 1, 0, width() - 1, height());
    const int top = m_where->geometry().top() - 8;
    painter.drawLine(0, top, width() - 2, top);
}

} // namespace console
