// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "engine/alarmpath.h"
#include "models/alarmsmodel.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <functional>
#include <vector>

namespace engine {
class Engine;
}

namespace console {

class AlarmSound;

/// The engine's alarms as the window shows them: takes what changed a few times a second into the model that
/// page and strip share, says what a person does to the engine, and sounds while one waits. GUI thread.
class AlarmWatch : public QObject
{
    Q_OBJECT

public:
    /// @p beep makes one sound; without it the desktop's is used.
    explicit AlarmWatch(engine::Engine &engine, QObject *parent = nullptr, std::function<void()> beep = {});
    ~AlarmWatch() override;

    AlarmsModel &model() { return m_model; }
    const AlarmsModel &model() const { return m_model; }
    const engine::Engine &engine() const { return m_engine; }
    engine::AlarmPath &path() const;
    /// An alarm's row as it would be shown now.
    AlarmRow rowOf(const alarms::Alarm &alarm) const;

    bool isSounding() const;
    bool isSilenced() const;

public slots:
    /// Each says failed() when it was refused; what came of it arrives with changed().
    void acknowledge(const QString &id);
    /// Of everything that waits in the list, the newest of the highest.
    void acknowledgeForemost();
    void reset(const QString &id);
    void shelve(const QString &id, core::UtcTime until, const QString &reason);
    void unshelve(const QString &id);
    void takeOutOfService(const QString &id, core::UtcTime until, const QString &reason);
    void returnToService(const QString &id);
    void silence();

signals:
    /// The model told of what came; counts and the foremost may be others. At least once a second.
    void changed();
    void soundChanged();
    void failed(const core::Error &error);

private:
    void take(const QList<alarms::AlarmId> &ids);
    void takeAll();
    void flush();
    void followSound();
    void tell(const core::Result<void> &result);
    QString placeOf(const alarms::Source &source) const;

    engine::Engine &m_engine;
    AlarmsModel m_model;
    AlarmSound *m_sound;
    QSet<QString> m_asked; ///< acknowledgement was asked for
    QTimer m_soon;
    QTimer m_tick;
};

} // namespace console
