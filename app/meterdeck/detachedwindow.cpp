// SPDX-License-Identifier: GPL-3.0-or-later
#include "detachedwindow.h"

#include "settings/settings.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

DetachedWindow::DetachedWindow(Settings &settings, QString key, QWidget *page)
    : m_settings(settings), m_key(std::move(key))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    for (const QKeySequence &keys : {QKeySequence(Qt::Key_Escape), QKeySequence(Qt::CTRL | Qt::Key_W)})
        connect(new QShortcut(keys, this), &QShortcut::activated, this, &QWidget::close);
    connect(new QShortcut(QKeySequence(Qt::Key_F11), this), &QShortcut::activated, this,
            &DetachedWindow::toggleFullScreen);
    setPage(page);
    const QByteArray geometry = m_settings.remembered(u"window/"_s + m_key).toByteArray();
    if (geometry.isEmpty() || !restoreGeometry(geometry))
        resize(1280, 800);
}

void DetachedWindow::setPage(QWidget *page)
{
    if (m_page) {
        layout()->removeWidget(m_page);
        m_page->hide();
        m_page->deleteLater();
    }
    m_page = page;
    layout()->addWidget(page);
    page->show();
    page->setFocus();
    showTitle();
    connect(page, &QWidget::windowTitleChanged, this, &DetachedWindow::showTitle);
}

void DetachedWindow::showTitle()
{
    const QString title = m_page->windowTitle();
    setWindowTitle(title.isEmpty() ? tr("Meterdeck") : tr("%1 – Meterdeck").arg(title));
}

void DetachedWindow::toggleFullScreen()
{
    if (isFullScreen())
        showNormal();
    else
        showFullScreen();
}

void DetachedWindow::leave() { m_settings.remember(u"window/"_s + m_key, saveGeometry()); }

void DetachedWindow::closeEvent(QCloseEvent *event)
{
    leave();
    QWidget::closeEvent(event);
    emit closed();
    deleteLater();
}

void DetachedWindow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), widgets::Theme::of(this).colour(widgets::Token::Window));
}

} // namespace console
