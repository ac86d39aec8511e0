// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QStringList>

#include <functional>

class QWidget;

namespace console {

class DetachedWindow;
class Settings;

/// The windows beside the main one: a device page or a trend on another screen. Each has a key
/// ("device:campus-1"), by which its size and place are remembered, and by which it is opened again with the
/// same workspace. They close with the workspace. GUI thread.
class WindowDeck : public QObject
{
    Q_OBJECT

public:
    /// Makes the page for what follows a key's colon; nullptr when it is no more.
    using Maker = std::function<QWidget *(const QString &what)>;

    WindowDeck(Settings &settings, QWidget *main);
    ~WindowDeck() override;

    /// Says how pages of a kind of window ("device") are made again at the next start.
    void setMaker(const QString &kind, Maker maker);
    /// Opens the window of a key, or raises the one that is open. nullptr when its page cannot be made.
    DetachedWindow *open(const QString &key);
    /// Shows @p page in the window of @p key; the page then belongs to it. One that is open gets the new
    /// page.
    DetachedWindow *open(QWidget *page, const QString &key);

    /// Opens what was open in this workspace when it closed. @p workspace: its file.
    void restore(const QString &workspace);
    /// Closes all, remembering which there were.
    void closeAll();
    /// Makes the page of every window again.
    void buildAnew();

    QList<DetachedWindow *> windows() const;
    QStringList keys() const;

private:
    QWidget *make(const QString &key) const;
    void note();

    Settings &m_settings;
    QWidget *m_main;
    QHash<QString, Maker> m_makers;
    QList<QPointer<DetachedWindow>> m_windows;
    QString m_workspace;
    bool m_closing = false;
};

} // namespace console
