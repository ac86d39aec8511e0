// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/framesmodel.h"
#include "widgets/card.h"

class QComboBox;
class QLineEdit;

namespace widgets {
class Button;
class Label;
class ColumnSpread;
class TableView;
} // namespace widgets

namespace console {

/// What goes over the wire, frame by frame or message by message, newest at the end: filter, one
/// kind only, hold, export. Shows what it is given and asks for nothing.
class FrameMonitor : public widgets::Card
{
    Q_OBJECT

public:
    explicit FrameMonitor(std::shared_ptr<const core::SeriesTable> series, QWidget *parent = nullptr);

    /// Begins anew for another transport.
    void begin(bool messages, const QString &transport);
    void take(const core::WireReport &report);
    /// Held: what comes waits, at most as much as is kept, and appears when let go.
    void setHeld(bool held);
    bool isHeld() const { return m_held; }
    void focusFilter();

    FramesModel &frames() { return m_model; }
    /// Writes what is shown to a file, whole or not at all: as CSV when its name ends so, else as text with
    /// tabs. Says in the card what became of it.
    bool exportTo(const QString &fileName);

signals:
    /// Enter or a double click on a frame of this unit.
    void unitRequested(int unit);

private:
    void fillKinds();
    void refilter();
    void chooseFile();
    void say(const QString &note);
    void updateMeta();

    FramesModel m_model;
    QList<core::WireRecord> m_waiting;
    widgets::TableView *m_table;
    widgets::ColumnSpread *m_spread = nullptr;
    QLineEdit *m_filter;
    QComboBox *m_which;
    widgets::Button *m_hold;
    widgets::Button *m_export;
    widgets::Label *m_note;
    QString m_transport;
    quint64 m_leftOut = 0; ///< never told by the bus, too many at once
    quint64 m_lost = 0;    ///< let go of while held
    bool m_held = false;
    bool m_follow = true; ///< the newest row is to be seen
    bool m_messages = false;
};

} // namespace console
