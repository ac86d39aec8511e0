// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/brokersnearby.h"

#include <QWidget>

namespace widgets {
class FlowLayout;
class Label;
} // namespace widgets

namespace console {

/// The brokers that announce themselves in the network, one button each, or a quiet line why there is none.
/// It looks while it is on screen for the first time. GUI thread; nothing waits.
class BrokerOffers : public QWidget
{
    Q_OBJECT

public:
    explicit BrokerOffers(QWidget *parent = nullptr);

    /// What is known is shown; public so that pictures can show any.
    void show(engine::BrokersNearby::State state, const QList<engine::NearbyBroker> &brokers);
    QString words() const;
    QList<QWidget *> buttons() const { return m_buttons; }

signals:
    void chosen(const engine::NearbyBroker &broker);
    /// Its words have changed, and perhaps its height.
    void changed();

protected:
    void showEvent(QShowEvent *event) override;

private:
    engine::BrokersNearby m_nearby;
    widgets::Label *m_words;
    widgets::FlowLayout *m_row;
    QList<QWidget *> m_buttons;
};

} // namespace console
