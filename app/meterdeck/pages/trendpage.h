// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/trendpane.h"

#include <QWidget>

class QDateEdit;

namespace widgets {
class Button;
class Card;
class SegmentedControl;
} // namespace widgets

namespace console {

class PageHeader;
class Settings;

/// Trends of any values of any devices, with room: curves are chosen by search or dropped here and kept for
/// each workspace. In the window, or as a window of its own. GUI thread.
class TrendPage : public QWidget
{
    Q_OBJECT

public:
    /// @p window: the number of a window of its own, whose curves are kept apart; empty for the page.
    TrendPage(const engine::Engine &engine, Settings &settings, QWidget *parent = nullptr,
              const QString &window = {});

    TrendPane *pane() const { return m_pane; }
    /// Shows these curves instead.
    void setCurves(const QList<TrendCurve> &curves);
    /// Takes what arrived; called while the page is on screen.
    void refresh(core::UtcTime now);
    /// Opens the chooser.
    void addCurve();
    bool isFilled() const { return m_pane->feed()->hasData() && !m_pane->feed()->isLoading(); }

signals:
    /// The same trend is wanted in a window of its own.
    void windowRequested();
    /// For a toast: something was done or failed.
    void told(const QString &title, const QString &text, bool failed);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    QWidget *buildBar();
    void choosePart(int index);
    void restore();
    void keep();
    void showSentence();
    QString key() const;

    const engine::Engine &m_engine;
    Settings &m_settings;
    QString m_window;
    PageHeader *m_header;
    TrendPane *m_pane;
    widgets::Card *m_card;
    QWidget *m_empty = nullptr;
    widgets::SegmentedControl *m_spans = nullptr;
    int m_span = 0; ///< chosen last: what is kept, also while a zoom shows none of them
    widgets::SegmentedControl *m_mode = nullptr;
    widgets::Button *m_table = nullptr;
    QDateEdit *m_date = nullptr;
};

} // namespace console
