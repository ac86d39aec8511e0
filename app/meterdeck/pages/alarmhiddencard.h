// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/alarmhiddenmodel.h"
#include "widgets/card.h"

class QListView;
class QStackedLayout;

namespace console {

class AlarmsModel;

/// "Hidden now": one list of everything that is not in the alarm list, each with its reason and its end.
/// Enter or a double click shows the alarm, where it can be brought back. GUI thread.
class AlarmHiddenCard : public widgets::Card
{
    Q_OBJECT

public:
    explicit AlarmHiddenCard(QWidget *parent = nullptr);

    void follow(const AlarmsModel &alarms, core::UtcTime now);
    const AlarmHiddenModel &model() const { return m_model; }
    /// The list takes the focus.
    void focusList();

signals:
    void chosen(const QString &alarm, console::AlarmRow::Hidden hidden);

private:
    void open(const QModelIndex &index);

    AlarmHiddenModel m_model;
    QListView *m_list;
    QStackedLayout *m_stack;
};

} // namespace console
