// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/exchangesmodel.h"
#include "widgets/card.h"

#include <QPersistentModelIndex>

namespace widgets {
class EmptyState;
class Button;
class Label;
class SegmentedControl;
class TableView;
} // namespace widgets

namespace console {

/// The last exchanges with one meter, newest first. While the newest one is chosen the choice follows; an
/// older one stays chosen. Held: what comes waits, bounded. GUI thread.
class ExchangesCard : public widgets::Card
{
    Q_OBJECT

public:
    ExchangesCard(int unit, std::shared_ptr<const core::SeriesTable> series, QWidget *parent = nullptr);

    void take(const core::WireReport &report);
    /// What is said while there is nothing to show.
    void setEmptyText(const QString &text);
    /// What became of a read that a person asked for; empty for nothing to say.
    void setNote(const QString &text);
    /// Offers to read the meter once, now; hidden until then.
    void offerRead(bool possible, bool underWay);
    void setHeld(bool held);
    bool isHeld() const { return m_held; }
    /// Chooses a row as a person does.
    void choose(int row);
    const Exchange *current() const;
    ExchangesModel &model() { return m_model; }

signals:
    /// Another exchange is chosen; nullptr for none. Valid until the next report.
    void currentChanged(const console::Exchange *exchange);
    void readRequested();

private:
    void tell();
    void follow();
    void updateMeta();

    ExchangesModel m_model;
    QList<core::WireRecord> m_waiting;
    widgets::TableView *m_table;
    widgets::SegmentedControl *m_which;
    widgets::Button *m_hold;
    widgets::Button *m_read;
    widgets::EmptyState *m_empty;
    QString m_emptyText;
    widgets::Label *m_note;
    quint64 m_lost = 0; ///< gone while held
    bool m_held = false;
    bool m_newest = true;
    bool m_moving = false; ///< rows come: what Qt makes of the choice is nobody's wish
};

} // namespace console
