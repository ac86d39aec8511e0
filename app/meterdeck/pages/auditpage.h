// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "models/auditmodel.h"

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QLineEdit;
class QStackedLayout;

namespace widgets {
class Button;
class Card;
class SegmentedControl;
class TableView;
} // namespace widgets

namespace console {

class ChainCard;
class OrderDetail;
class OutcomeCounts;
class PageHeader;

/// Who ordered what, when, what was known then, and how each order ended, with every row that proves it; and
/// whether the rows are still what was written.
///
/// The orders of the chosen time are read on the engine's pool, without their evidence; that of the chosen
/// one is read when it is shown, so that a hundred thousand rows cost the window nothing. Keys: V checks the
/// chain. GUI thread.
class AuditPage : public QWidget
{
    Q_OBJECT

public:
    /// How far back orders are shown.
    enum class Span
    {
        Today,
        Week,
        Month,
        Year,
        All
    };

    explicit AuditPage(const engine::Engine &engine, QWidget *parent = nullptr);

    /// Reads the audit anew; also done after each outcome.
    void reload();
    void focusFilter();
    void setSpan(Span span);
    Span span() const { return m_span; }
    bool isLoaded() const { return m_loaded; }
    int orders() const { return m_model.total(); }
    const AuditModel &model() const { return m_model; }
    OutcomeCounts *counts() const { return m_counts; }
    ChainCard *chain() const { return m_chain; }
    OrderDetail *detail() const { return m_detail; }
    /// Writes what is shown as CSV, on the pool; exported() tells how it ended.
    void exportTo(const QString &path);

signals:
    void deviceChosen(const core::DeviceId &device);
    /// @p problem is empty when the file is there, whole.
    void exported(const QString &path, const QString &problem);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildControls();
    QWidget *buildTable();
    QWidget *buildRight();
    void take(const engine::OrdersAnswer &answer);
    void showSentence();
    void showChosen();
    void chooseFile();
    QString spanWords() const;

    const engine::Engine &m_engine;
    AuditModel m_model;
    QTimer m_reload;
    QTimer m_find;
    Span m_span = Span::Month;
    PageHeader *m_header = nullptr;
    QLineEdit *m_filter = nullptr;
    widgets::Button *m_spanButton = nullptr;
    widgets::Button *m_verify = nullptr;
    widgets::Button *m_export = nullptr;
    OutcomeCounts *m_counts = nullptr;
    QBoxLayout *m_columns = nullptr;
    widgets::Card *m_card = nullptr;
    widgets::SegmentedControl *m_segments = nullptr;
    widgets::TableView *m_table = nullptr;
    QStackedLayout *m_stack = nullptr;
    QWidget *m_right = nullptr;
    widgets::Card *m_detailCard = nullptr;
    OrderDetail *m_detail = nullptr;
    ChainCard *m_chain = nullptr;
    widgets::Button *m_openDevice = nullptr;
    core::CommandId m_chosen;
    quint64 m_asked = 0;
    bool m_cut = false;
    bool m_loaded = false;
    std::optional<core::Error> m_problem;
};

} // namespace console
