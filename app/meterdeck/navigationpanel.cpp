// SPDX-License-Identifier: GPL-3.0-or-later
#include "navigationpanel.h"

#include "widgets/button.h"
#include "widgets/label.h"
#include "words.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Button;
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
    m_view->setAccessibleName(tr("Pages"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 1, 0);
    layout->setSpacing(0);
    layout->addWidget(m_view, 1);
    m_foot = new QWidget(this);
    auto *foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(16, 8, 8, 8);
    foot->setSpacing(4);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    m_where->setElided(true);
    m_figures->setElided(true);
    words->addWidget(m_where);
    words->addWidget(m_figures);
    foot->addLayout(words, 1);
    m_fold = new Button({}, Button::Kind::Quiet, m_foot);
    foot->addWidget(m_fold);
    layout->addWidget(m_foot);
    connect(m_fold, &Button::clicked, this, &NavigationPanel::foldToggled);
    m_view->installEventFilter(this);
    setFixedWidth(m_view->width() + 1);
    nameFold();
}

void NavigationPanel::nameFold()
{
    const bool folded = m_view->isFolded();
    m_fold->setIconName(folded ? u"chevron-right"_s : u"chevron-left"_s);
    m_fold->setAccessibleName(folded ? tr("Show the names of the pages")
                                     : tr("Fold the navigation to icons"));
    m_fold->setToolTip(m_fold->accessibleName());
}

void NavigationPanel::setFolded(bool folded)
{
    m_view->setFolded(folded);
    setFixedWidth(m_view->width() + 1);
    emit widthChanged(m_view->width());
    m_where->setHidden(folded);
    m_figures->setHidden(folded);
    m_foot->layout()->setContentsMargins(folded ? 8 : 16, 8, 8, 8);
    nameFold();
}

bool NavigationPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::Resize && width() != m_view->width() + 1) {
        setFixedWidth(m_view->width() + 1);
        emit widthChanged(width() - 1);
    }
    return QFrame::eventFilter(watched, event);
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
    m_figures->setText(tr("%1, stored %2 ago").arg(size, ago));
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
    const int edge = layoutDirection() == Qt::RightToLeft ? 0 : width() - 1;
    painter.drawLine(edge, 0, edge, height());
    const int top = m_foot->geometry().top();
    painter.drawLine(0, top, width() - 2, top);
}

} // namespace console
