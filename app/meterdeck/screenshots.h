// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batch.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace console {

class DevicePage;
class MainWindow;
class OrderDialog;
class Session;

/// Takes a picture of every page and dialog, each when its data are really there, into a folder of PNGs; then
/// finished(). Every file is named on standard output with the page it shows. Sixty seconds for one picture
/// at the most: what never filled, or shows another page than it should, is named and the run fails. GUI
/// thread.
class Screenshots : public QObject
{
    Q_OBJECT

public:
    Screenshots(MainWindow &window, Session &session, QString folder, QObject *parent = nullptr);

    /// What the other pictures are of. Orders are only ever given to the demo's simulated fleet.
    enum class Subject
    {
        DemoFleet,
        OwnWorkspace
    };

    /// Starts with the first start, while nothing is open; @p open then opens what the other pictures show.
    /// The window has to be shown.
    void start(Subject subject, std::function<void()> open);

signals:
    /// @p exitCode: 0 when all pictures were taken.
    void finished(int exitCode);

private:
    struct Step
    {
        QString name; ///< of the file; empty takes none
        QString page; ///< the key of the page it has to show
        std::function<void()> prepare;
        std::function<bool()> ready;
        std::function<void()> after;
    };
    void add(const QString &name, const QString &page, std::function<void()> prepare,
             std::function<bool()> ready, std::function<void()> after = {});
    void planDemo();
    void planOwnWorkspace();
    void findSilence();
    DevicePage *page() const;
    void look();
    bool save(const QString &name);
    void fail(const QString &words);

    MainWindow &m_window;
    Session &m_session;
    QString m_folder;
    std::function<void()> m_open;
    QList<Step> m_steps;
    std::optional<core::Gap> m_silence; ///< the longest stretch in which one device did not answer
    int m_at = -1;
    int m_settle = 0;
    bool m_prepared = false;
    QTimer m_timer;
    QElapsedTimer m_since;
    OrderDialog *m_dialog = nullptr;
};

} // namespace console
