// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/voltagequery.h"
#include "models/voltageeventsmodel.h"
#include "widgets/card.h"

#include <QTimer>

class QGridLayout;

namespace widgets {
class Button;
class Label;
class ProgressLine;
class TableView;
} // namespace widgets

namespace console {

class VoltagePhaseView;

/// A device's voltage by EN 50160, week by week: each phase's verdict with the figures it stands on, and the
/// dips, swells and interruptions, which can be copied and stored as CSV. What is not known is said, never
/// guessed.
///
/// The engine is asked when the device or the week changes, and every ten minutes while the week goes on; a
/// reading that takes long shows how far it is and can be stopped. GUI thread.
class VoltageCard : public widgets::Card
{
    Q_OBJECT

public:
    explicit VoltageCard(const engine::Engine &engine, QWidget *parent = nullptr);

    /// Asks for its newest week that is over; nothing when it is shown already.
    void setDevice(const core::DeviceId &device);
    /// Asks for the week of this day; invalid: the newest that is over.
    void setWeek(QDate day);
    /// -1 the week before, 1 the one after; nothing where there is none.
    void step(int weeks);
    void reload();
    /// As reload() does with its answer.
    void showAnswer(const engine::VoltageAnswer &answer);
    /// True once an answer is shown.
    bool isFilled() const { return m_filled; }
    QDate week() const { return m_week.monday; }
    const VoltageEventsModel &events() const { return m_events; }
    QList<VoltagePhaseView *> phases() const { return m_phases; }
    /// Why there is no verdict at all; empty where there is one.
    QString words() const;

    /// Writes the table on the pool; exported() tells the end.
    void exportTo(const QString &path);

signals:
    /// What its voltages are judged by is to be changed.
    void termsChangeRequested(const core::DeviceId &device);
    void exported(const QString &path, const QString &problem);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildWeek();
    void buildEvents();
    void showPhases(const engine::VoltageAnswer &answer);
    void showSteps(const engine::VoltageAnswer *answer);
    void arrange();
    void fitTable();
    void chooseFile();
    void copy() const;

    engine::VoltageQuery m_query;
    core::DeviceId m_device;
    QDate m_asked; ///< invalid: the newest that is over
    engine::VoltageWeek m_week;
    VoltageEventsModel m_events;
    QTimer m_late;   ///< a reading takes so long that it is shown
    QTimer m_follow; ///< while the week goes on
    widgets::Button *m_before = nullptr;
    widgets::Button *m_after = nullptr;
    widgets::Button *m_export = nullptr;
    widgets::Button *m_change = nullptr;
    widgets::Label *m_days = nullptr;
    widgets::ProgressLine *m_progress = nullptr;
    widgets::Label *m_words = nullptr;
    QGridLayout *m_grid = nullptr;
    QList<VoltagePhaseView *> m_phases;
    widgets::Label *m_eventsTitle = nullptr;
    widgets::TableView *m_table = nullptr;
    widgets::Label *m_terms = nullptr;
    int m_columns = 0;
    bool m_filled = false;
};

} // namespace console
