// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "pages/factgrid.h"

#include <QWidget>

class QBoxLayout;

namespace widgets {
class Button;
class Card;
class Histogram;
class Label;
class TableView;
} // namespace widgets

namespace console {

class HintCard;
class RejectsModel;
class TroubleCard;

/// One broker, server or sink closely: session, topics, rate over the last half hour, what was refused and
/// the last of it as it came.
class BrokerDetail : public QWidget
{
    Q_OBJECT

public:
    explicit BrokerDetail(const engine::Engine &engine, QWidget *parent = nullptr);
    void setTransport(const engine::TransportInfo &transport);

signals:
    /// What is on this broker is to be looked at. The button stands there only while somebody listens.
    void topicsRequested(const core::TransportId &transport);
    /// A password that it lacks, or that was refused, is to be typed.
    void secretRequested(const core::TransportId &transport);
    void deviceRequested(const core::DeviceId &device);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildBroker();
    QWidget *buildRejects();
    void showHint();
    void showFacts();
    QList<Fact> webFacts() const;
    QString presenceWords() const;
    void showRates();

    const engine::Engine &m_engine;
    engine::TransportInfo m_transport;
    widgets::Card *m_broker = nullptr;
    widgets::Button *m_topics = nullptr;
    HintCard *m_hint = nullptr;
    widgets::Button *m_type = nullptr;
    FactGrid *m_facts = nullptr;
    widgets::Label *m_rateWords = nullptr;
    widgets::Histogram *m_rates = nullptr;
    TroubleCard *m_troubles = nullptr;
    widgets::Card *m_rejectCard = nullptr;
    RejectsModel *m_rejects = nullptr;
    widgets::TableView *m_rejectTable = nullptr;
    QBoxLayout *m_lower = nullptr;
};

} // namespace console
