// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/brokeroffers.h"

#include "widgets/button.h"
#include "widgets/flowlayout.h"
#include "widgets/label.h"

using namespace Qt::StringLiterals;
using engine::NearbyBroker;
using widgets::Label;
using widgets::Role;
using widgets::Token;
using State = engine::BrokersNearby::State;

namespace console {

BrokerOffers::BrokerOffers(QWidget *parent)
    : QWidget(parent)
    , m_words(new Label({}, Role::Table, Token::Text2, 0, this))
    , m_row(new widgets::FlowLayout(this, 8))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->addWidget(m_words);
    connect(&m_nearby, &engine::BrokersNearby::changed, this,
            [this] { show(m_nearby.state(), m_nearby.brokers()); });
    show(State::Idle, {});
}

void BrokerOffers::show(State state, const QList<NearbyBroker> &brokers)
{
    qDeleteAll(m_buttons);
    m_buttons.clear();
    switch (state) {
    case State::Idle:
    case State::Looking:
        m_words->setText(tr("Looking for brokers that announce themselves …"));
        break;
    case State::Absent:
        m_words->setText(tr("Announced brokers are not looked for: Avahi does not run on this computer."));
        break;
    case State::Told:
        m_words->setText(brokers.isEmpty() ? tr("No broker announces itself in this network.")
                                           : tr("Announced in this network:"));
        break;
    }
    QWidget *before = nullptr;
    for (const NearbyBroker &broker : brokers) {
        const QString place = u"%1:%2"_s.arg(broker.host).arg(broker.port);
        auto *button =
            new widgets::Button(broker.secured ? tr("%1, TLS", "a broker's address").arg(place) : place,
                                widgets::Button::Kind::Normal, this);
        button->setAutoDefault(false);
        button->setIconName(broker.secured ? u"lock"_s : u"radio-tower"_s);
        button->setToolTip(tr("“%1” at %2").arg(broker.name, broker.address));
        button->setAccessibleName(tr("Take the announced broker %1").arg(place));
        connect(button, &QPushButton::clicked, this, [this, broker] { emit chosen(broker); });
        m_row->addWidget(button);
        m_buttons << button;
        if (isVisible())
            button->show();
        if (before)
            setTabOrder(before, button);
        before = button;
    }
    updateGeometry();
    emit changed();
}

QString BrokerOffers::words() const { return m_words->text(); }

void BrokerOffers::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_nearby.look();
}

} // namespace console
