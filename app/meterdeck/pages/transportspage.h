// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "models/tallymodel.h"
#include "models/transportsmodel.h"

#include <QWidget>

namespace widgets {
class Card;
class Label;
class StatTile;
class TableView;
} // namespace widgets

namespace console {

class PageHeader;

/// The ways to the devices: state, figures, what was refused and why, the last error with what to do about
/// it.
class TransportsPage : public QWidget
{
    Q_OBJECT

public:
    explicit TransportsPage(const engine::Engine &engine, QWidget *parent = nullptr);

    /// Brings everything up to date; cheap, twice a second while on screen.
    void refresh();

private:
    QWidget *buildList();
    QWidget *buildState();
    QWidget *buildTroubles();
    void showChosen();
    void showState(const engine::TransportInfo &transport);
    void showFigures(const engine::TransportInfo &transport);
    void showTroubles(const engine::TransportInfo &transport);

    const engine::Engine &m_engine;
    TransportsModel m_model;
    TallyModel m_troubles;
    PageHeader *m_header;
    widgets::TableView *m_table;
    widgets::Card *m_list = nullptr;
    widgets::Card *m_state = nullptr;
    widgets::Label *m_stateTitle = nullptr;
    widgets::Label *m_stateWords = nullptr;
    QWidget *m_hint = nullptr;
    widgets::Label *m_errorTitle = nullptr;
    widgets::Label *m_errorText = nullptr;
    widgets::Label *m_remedy = nullptr;
    QList<widgets::StatTile *> m_figures;
    widgets::Card *m_troubleCard = nullptr;
    widgets::TableView *m_troubleTable = nullptr;
};

} // namespace console
