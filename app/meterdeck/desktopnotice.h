// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/occasion.h"

#include <QObject>

#include <memory>
#include <vector>

namespace console {

/// One way in which a desktop shows notifications. GUI thread; nothing waits.
class NoticeWay : public QObject
{
    Q_OBJECT

public:
    explicit NoticeWay(QObject *parent = nullptr) : QObject(parent) {}

    /// Finds out whether it is there, and says ableChanged() when that is known.
    virtual void begin() = 0;
    virtual bool isAble() const = 0;
    virtual void show(const notify::Letter &letter, notify::Urgency urgency) = 0;

signals:
    void ableChanged();
    /// A notification was clicked.
    void clicked();
};

/// Shows what an outbox wants shown on this computer: by the tray where there is one, else by the desktop's
/// notification service where the program can reach that, else not at all, and says so. Nothing is looked for
/// and no tray is taken before begin(). GUI thread; nothing waits.
class DesktopNotice : public QObject
{
    Q_OBJECT

public:
    using Ways = std::vector<std::unique_ptr<NoticeWay>>;

    explicit DesktopNotice(QObject *parent = nullptr);
    /// @p ways: the first one that is able is taken.
    DesktopNotice(Ways ways, QObject *parent);
    ~DesktopNotice() override;

    void begin();
    bool isAble() const;

public slots:
    /// Nothing when no way is able.
    void show(const notify::Letter &letter, notify::Urgency urgency);

signals:
    void ableChanged(bool able);
    /// The person wants to see what it was about.
    void clicked();

private:
    NoticeWay *way() const;
    void tell();

    Ways m_ways;
    bool m_begun = false;
    bool m_told = false;
};

} // namespace console
