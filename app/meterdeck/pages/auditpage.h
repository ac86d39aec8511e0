// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "models/auditmodel.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QStackedLayout;

namespace widgets {
class Button;
class Card;
class Label;
class OutcomeView;
class TableView;
} // namespace widgets

namespace console {

class PageHeader;

/// Who ordered what, when, what was known then, and how each order ended, with every row that proves it.
class AuditPage : public QWidget
{
    Q_OBJECT

public:
    explicit AuditPage(const engine::Engine &engine, QWidget *parent = nullptr);

    /// Reads the audit anew; also done after each outcome.
    void reload();
    void focusFilter();
    bool isLoaded() const { return m_loaded; }
    int orders() const { return m_model.total(); }

signals:
    void deviceChosen(const core::DeviceId &device);

private:
    QWidget *buildCounts();
    QWidget *buildTable();
    QWidget *buildDetail();
    void show(const engine::EventAnswer &answer);
    void showChosen();

    const engine::Engine &m_engine;
    AuditModel m_model;
    QTimer m_reload;
    PageHeader *m_header = nullptr;
    QLineEdit *m_filter = nullptr;
    QList<std::pair<std::optional<core::Outcome>, widgets::Label *>> m_counts;
    widgets::TableView *m_table = nullptr;
    QStackedLayout *m_stack = nullptr;
    widgets::Card *m_detail = nullptr;
    widgets::OutcomeView *m_outcome = nullptr;
    widgets::Label *m_facts = nullptr;
    widgets::Button *m_openDevice = nullptr;
    core::CommandId m_chosen;
    bool m_loaded = false;
};

} // namespace console
