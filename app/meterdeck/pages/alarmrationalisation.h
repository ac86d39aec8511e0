// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/alarmfiguresmodel.h"
#include "models/alarmwatch.h"

#include <QWidget>

class QBoxLayout;
class QScrollArea;

namespace widgets {
class Button;
class Card;
class Label;
class TableView;
} // namespace widgets

namespace console {

class AlarmSplit;
class FactGrid;

/// Whether each rule earns its place (rationalisation by ISA-18.2): every rule with its priority, what it
/// asks, what to do, how often it was raised in the last thirty days, how soon it was answered and what
/// speaks against it; and how the priorities are spread. Read from the database when asked, not live; stored
/// as CSV on wish. GUI thread.
class AlarmRationalisation : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::chrono::hours Stretch{24 * 30};

    explicit AlarmRationalisation(AlarmWatch &watch, QWidget *parent = nullptr);

    /// Asks anew.
    void reload();
    bool isLoaded() const { return m_loaded; }
    /// As reload() does with its answer.
    void showAnswer(const engine::AlarmQualityAnswer &answer);
    /// Writes what is listed; exported() tells how it ended.
    void exportTo(const QString &path);

    widgets::TableView *table() const { return m_table; }
    const AlarmFiguresModel &model() const { return m_model; }
    const AlarmSplit *split() const { return m_split; }
    const FactGrid *facts() const { return m_facts; }

signals:
    /// A rule is to be changed.
    void ruleChosen(const QString &rule);
    /// @p problem is empty when it was written.
    void exported(const QString &path, const QString &problem);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildTable();
    QWidget *buildSide();
    void chooseFile();
    void arrange();
    void spread();

    AlarmWatch &m_watch;
    AlarmFiguresModel m_model;
    alarms::Quality m_quality;
    QBoxLayout *m_columns = nullptr;
    widgets::Card *m_card = nullptr;
    widgets::TableView *m_table = nullptr;
    widgets::Button *m_export = nullptr;
    widgets::Button *m_change = nullptr;
    QScrollArea *m_side = nullptr;
    AlarmSplit *m_split = nullptr;
    FactGrid *m_facts = nullptr;
    widgets::Label *m_note = nullptr;
    quint64 m_asked = 0;
    bool m_loaded = false;
};

} // namespace console
