// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/alarmwatch.h"
#include "widgets/card.h"

namespace widgets {
class Button;
class Label;
class Timeline;
} // namespace widgets

namespace console {

/// The chosen alarm: what it is and where, what to do about it, what became of it, and what a person can do:
/// acknowledge, shelve, take out of service, or bring it back. GUI thread.
class AlarmDetail : public widgets::Card
{
    Q_OBJECT

public:
    explicit AlarmDetail(AlarmWatch &watch, QWidget *parent = nullptr);

    /// Shows an alarm, or the same one as it is now; nullptr for none. @p place is which of @p of it is.
    void showAlarm(const AlarmRow *row, int place, int of);
    const QString &alarm() const { return m_id; }
    /// What stands below "What to do", a step a line.
    QString response() const;
    /// Rows of its past that are shown.
    int historyRows() const { return m_historyRows; }
    /// Reads its past anew.
    void readHistory();

    widgets::Button *acknowledgeButton() const { return m_acknowledge; }
    widgets::Button *shelveButton() const { return m_shelve; }
    widgets::Button *serviceButton() const { return m_service; }

signals:
    void acknowledgeRequested(const QString &alarm);
    void shelveRequested(const QString &alarm);
    void unshelveRequested(const QString &alarm);
    void outOfServiceRequested(const QString &alarm);
    void serviceRequested(const QString &alarm);
    void resetRequested(const QString &alarm);
    void deviceRequested(const core::DeviceId &device);

private:
    class MarkArea;
    class ResponseBox;

    AlarmWatch &m_watch;
    QString m_id;
    AlarmRow m_row;
    MarkArea *m_mark;
    widgets::Label *m_title;
    widgets::Label *m_where;
    widgets::Label *m_standing;
    ResponseBox *m_response;
    widgets::Timeline *m_history;
    widgets::Label *m_note;
    widgets::Button *m_acknowledge;
    widgets::Button *m_shelve;
    widgets::Button *m_service;
    widgets::Button *m_open;
    int m_historyRows = 0;
    quint64 m_asked = 0;
};

} // namespace console
