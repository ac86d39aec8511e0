// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>

namespace console {

class DevicePage;
class MainWindow;
class OrderDialog;
class Session;

/// Takes a picture of every page and dialog, each when its data are really there, into a folder of PNGs; then
/// finished(). Sixty seconds for all at the most: what never filled is named and the run fails. GUI thread.
class Screenshots : public QObject
{
    Q_OBJECT

public:
    Screenshots(MainWindow &window, Session &session, QString folder, QObject *parent = nullptr);

    /// Starts with what is open; the window has to be shown.
    void start();

signals:
    /// @p exitCode: 0 when all pictures were taken.
    void finished(int exitCode);

private:
    struct Step
    {
        QString name;
        std::function<void()> prepare;
        std::function<bool()> ready;
        std::function<void()> after;
    };
    void add(const QString &name, std::function<void()> prepare, std::function<bool()> ready,
             std::function<void()> after = {});
    void plan();
    DevicePage *page() const;
    void look();
    bool save(const QString &name);
    void fail(const QString &words);

    MainWindow &m_window;
    Session &m_session;
    QString m_folder;
    QList<Step> m_steps;
    int m_at = -1;
    int m_settle = 0;
    bool m_prepared = false;
    QTimer m_timer;
    QElapsedTimer m_since;
    OrderDialog *m_dialog = nullptr;
};

} // namespace console
