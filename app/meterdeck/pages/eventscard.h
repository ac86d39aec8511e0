// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/eventsmodel.h"
#include "widgets/card.h"

class QListView;
class QStackedLayout;

namespace widgets {
class Label;
class SegmentedControl;
} // namespace widgets

namespace console {

/// What happened to a device: today, or in the last seven days. GUI thread.
class EventsCard : public widgets::Card
{
    Q_OBJECT

public:
    explicit EventsCard(QWidget *parent = nullptr);

    EventsModel &model() { return m_model; }
    /// The past could not be read: said instead of "nothing happened".
    void setProblem(const QString &problem);

private:
    void showState();

    EventsModel m_model;
    widgets::SegmentedControl *m_span;
    QStackedLayout *m_stack;
    widgets::Label *m_nothing;
    QString m_problem;
};

} // namespace console
