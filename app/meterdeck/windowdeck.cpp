// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowdeck.h"

#include "detachedwindow.h"
#include "settings/settings.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr qsizetype MostRestored = 8;

} // namespace

WindowDeck::WindowDeck(Settings &settings, QWidget *main) : QObject(main), m_settings(settings), m_main(main)
{}

WindowDeck::~WindowDeck() { closeAll(); }

void WindowDeck::setMaker(const QString &kind, Maker maker) { m_makers.insert(kind, std::move(maker)); }

QWidget *WindowDeck::make(const QString &key) const
{
    const Maker maker = m_makers.value(key.section(u':', 0, 0));
    return maker ? maker(key.section(u':', 1)) : nullptr;
}

DetachedWindow *WindowDeck::open(const QString &key)
{
    for (DetachedWindow *window : windows()) {
        if (window->key() == key) {
            window->show();
            window->raise();
            window->activateWindow();
            return window;
        }
    }
    QWidget *page = make(key);
    return page ? open(page, key) : nullptr;
}

DetachedWindow *WindowDeck::open(QWidget *page, const QString &key)
{
    for (DetachedWindow *window : windows()) {
        if (window->key() == key) {
            window->setPage(page);
            window->raise();
            window->activateWindow();
            return window;
        }
    }
    auto *window = new DetachedWindow(m_settings, key, page);
    m_windows.append(window);
    connect(window, &DetachedWindow::closed, this, [this, window] {
        m_windows.removeIf([window](const QPointer<DetachedWindow> &open) { return open == window; });
        note();
    });
    window->show();
    note();
    return window;
}

QList<DetachedWindow *> WindowDeck::windows() const
{
    QList<DetachedWindow *> windows;
    for (const QPointer<DetachedWindow> &window : m_windows) {
        if (window)
            windows << window;
    }
    return windows;
}

QStringList WindowDeck::keys() const
{
    QStringList keys;
    for (const DetachedWindow *window : windows())
        keys << window->key();
    return keys;
}

void WindowDeck::note()
{
    if (m_closing || m_workspace.isEmpty())
        return;
    QVariantMap all = m_settings.remembered(u"window/open"_s).toMap();
    const QStringList open = keys();
    if (open.isEmpty())
        all.remove(m_workspace);
    else
        all.insert(m_workspace, open);
    m_settings.remember(u"window/open"_s, all);
}

void WindowDeck::restore(const QString &workspace)
{
    m_workspace = workspace;
    const QStringList keys = m_settings.remembered(u"window/open"_s).toMap().value(workspace).toStringList();
    for (const QString &key : keys.first(std::min(keys.size(), MostRestored)))
        open(key);
    // Those that are no more are forgotten.
    note();
}

void WindowDeck::closeAll()
{
    m_closing = true;
    for (DetachedWindow *window : windows()) {
        window->disconnect(this);
        window->leave();
        delete window;
    }
    m_windows.clear();
    m_workspace.clear();
    m_closing = false;
}

void WindowDeck::buildAnew()
{
    for (DetachedWindow *window : windows()) {
        if (QWidget *page = make(window->key()))
            window->setPage(page);
    }
}

} // namespace console
