// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialogs/shelvepane.h"
#include "models/alarmwatch.h"

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QLineEdit;
class QScrollArea;
class QStackedLayout;
class QStackedWidget;

namespace widgets {
class Button;
class Card;
class EmptyState;
class SegmentedControl;
class TableView;
} // namespace widgets

namespace console {

class AlarmDetail;
class AlarmHiddenCard;
class AlarmQualityCard;
class AlarmRationalisation;
class AlarmStatesCard;
class HandoverWatch;
class PageHeader;

/// What is wrong and waits for a person, what is hidden and until when, and whether the alarms are ones a
/// person can live with; on its second view, whether each rule earns its place. Keys: A acknowledges the
/// chosen alarm, S shelves it. Where the window is narrow the chosen alarm and the states share one column,
/// by tabs; where it is narrower still everything stands below each other. It shows the model of an
/// AlarmWatch, which outlives it. GUI thread.
class AlarmsPage : public QWidget
{
    Q_OBJECT

public:
    enum class View
    {
        List,
        Rationalisation
    };
    /// What the one column beside a narrow list shows.
    enum class Aside
    {
        Selected,
        States
    };

    explicit AlarmsPage(AlarmWatch &watch, QWidget *parent = nullptr);

    void focusFilter();
    /// What comes to the screen anew: the quality of today.
    void reload();
    void choose(const QString &alarm);
    void setChoice(AlarmChoice choice);
    void setGrouping(AlarmGrouping grouping);
    void showView(View view);
    View view() const;
    void showAside(Aside aside);
    /// Says above the list what could not be handed on; @p watch outlives the page.
    void showHandover(HandoverWatch &watch);
    /// The list of what is hidden takes the focus.
    void showHidden();
    /// Asks until when and why, for the chosen alarm.
    void startShelve();
    void startOutOfService();
    void acknowledgeChosen();

    QString chosen() const { return m_chosen; }
    bool isLoaded() const;
    widgets::TableView *table() const { return m_table; }
    AlarmStatesCard *states() const { return m_states; }
    AlarmDetail *detail() const { return m_detail; }
    ShelvePane *shelvePane() const { return m_shelve; }
    AlarmHiddenCard *hiddenCard() const { return m_hidden; }
    AlarmQualityCard *quality() const { return m_quality; }
    AlarmRationalisation *rationalisation() const { return m_rationalisation; }

signals:
    void deviceChosen(const core::DeviceId &device);
    /// The rules are to be shown; at this one, empty for whichever.
    void rulesRequested(const QString &rule);
    /// Targets and queue of the hand-over are to be shown.
    void handoverRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildControls();
    QWidget *buildTable();
    QWidget *buildLeft();
    QWidget *buildRight();
    void follow();
    void followSound();
    void showSentence();
    void showChosen();
    void keepChosen();
    void arrange();
    void spread();
    void measure();
    QWidget *buildAside();
    QWidget *scrolled(QWidget *content, const QString &name);
    void begin(ShelvePane::Kind kind);

    AlarmWatch &m_watch;
    AlarmsModel &m_model;
    QString m_chosen;
    QTimer m_find;
    QTimer m_reload;
    PageHeader *m_header;
    QLineEdit *m_filter = nullptr;
    widgets::Button *m_rules = nullptr;
    widgets::Button *m_silence = nullptr;
    widgets::SegmentedControl *m_views = nullptr;
    QStackedWidget *m_pages = nullptr;
    AlarmRationalisation *m_rationalisation = nullptr;
    QBoxLayout *m_columns = nullptr;
    QWidget *m_aside = nullptr; ///< the right column, and the left one where there is no room for three
    QBoxLayout *m_asideColumns = nullptr;
    QWidget *m_asideBar = nullptr;
    widgets::SegmentedControl *m_asides = nullptr;
    QScrollArea *m_left = nullptr;
    QScrollArea *m_right = nullptr;
    AlarmStatesCard *m_states = nullptr;
    AlarmQualityCard *m_quality = nullptr;
    widgets::Card *m_card = nullptr;
    widgets::SegmentedControl *m_grouping = nullptr;
    widgets::TableView *m_table = nullptr;
    QStackedLayout *m_stack = nullptr;
    widgets::EmptyState *m_calm = nullptr;
    AlarmDetail *m_detail = nullptr;
    ShelvePane *m_shelve = nullptr;
    AlarmHiddenCard *m_hidden = nullptr;
    bool m_keeping = false;
    std::array<int, 4> m_hiddenTold{};
    core::UtcTime m_hiddenAt{};
    std::array<int, AlarmsModel::ColumnCount> m_wanted{}; ///< the widest text seen in a column
    core::UtcTime m_measuredAt{};
};

} // namespace console
