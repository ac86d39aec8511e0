// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"

#include <QDialog>
#include <QTimer>

#include <optional>

class QGridLayout;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace widgets {
class Button;
class Label;
} // namespace widgets

namespace console {

class ExchangeEntry;
class FallReview;

/// A device's three energies with where each comes from, and the falls of its registers: each can be
/// reviewed, and a decision undone, after it is told what changes; so can an exchange of the meter that shows
/// as no fall be entered. Nothing measured is changed by it. GUI thread.
class EnergyDialog : public QDialog
{
    Q_OBJECT

public:
    /// Shows the dialog over @p parent's window; it deletes itself when closed.
    static EnergyDialog *open(engine::Engine &engine, const core::DeviceId &device, QWidget *parent);

    EnergyDialog(engine::Engine &engine, const core::DeviceId &device, QWidget *parent);

    enum class Page
    {
        Falls,
        Review,
        Undo,
        Exchange
    };
    Page page() const { return m_page; }
    bool isLoaded() const { return m_loaded; }
    const QList<engine::RegisterFall> &falls() const { return m_falls; }
    /// The figure of today as it is shown; empty without readings.
    QString today() const;
    /// What the present choice would change, in words; empty while it is being computed.
    QString effect() const;

    void startReview(const engine::RegisterFall &fall);
    void startUndo(const engine::RegisterFall &fall);
    /// A meter exchange that no fall tells of.
    void startExchange();
    FallReview *review() const { return m_review; }
    ExchangeEntry *exchange() const { return m_exchange; }
    widgets::Button *takeButton() const { return m_take; }

public slots:
    /// Stores what is chosen.
    void take();

signals:
    void loaded();

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *buildFalls();
    QWidget *buildUndo();
    QWidget *buildExchange();
    QWidget *buildFoot();
    void fit();
    void goTo(Page page);
    /// One page back, and out from the first one. Escape leaves from each: nothing is lost by it.
    void goBack();
    void reload();
    void showFigures();
    void showFalls();
    QWidget *rowOf(const engine::RegisterFall &fall);
    void tryOut();
    void showEffect(const QString &sentence);
    engine::EnergyDecision decisionNow() const;
    /// What is missing before it can be taken; empty: nothing.
    QString missing() const;

    engine::Engine &m_engine;
    core::DeviceId m_device;
    QStackedWidget *m_pages;
    widgets::Label *m_subtitle = nullptr;
    QGridLayout *m_figures = nullptr;
    QList<QWidget *> m_figureCells;
    widgets::Label *m_today = nullptr;
    QScrollArea *m_scroll = nullptr;
    QWidget *m_list = nullptr;
    FallReview *m_review = nullptr;
    ExchangeEntry *m_exchange = nullptr;
    widgets::Button *m_enter = nullptr;
    widgets::Label *m_undoWords = nullptr;
    widgets::Label *m_undoEffect = nullptr;
    QWidget *m_foot = nullptr;
    widgets::Label *m_note = nullptr;
    widgets::Button *m_back = nullptr;
    widgets::Button *m_take = nullptr;
    engine::EnergyReviewAnswer m_answer;
    QList<engine::RegisterFall> m_falls;
    engine::RegisterFall m_fall;
    QTimer m_trySoon;
    QTimer m_again;
    Page m_page = Page::Falls;
    int m_asking = 0;
    int m_trying = 0;
    bool m_loaded = false;
};

} // namespace console
