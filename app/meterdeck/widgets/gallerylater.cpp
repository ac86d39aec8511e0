// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alarmstrip.h"
#include "widgets/card.h"
#include "widgets/flowlayout.h"
#include "widgets/gallery.h"
#include "widgets/galleryparts.h"
#include "widgets/label.h"
#include "widgets/linering.h"
#include "widgets/prioritymark.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace widgets {

namespace {

class AlarmMark : public QWidget
{
public:
    AlarmMark(int priority, AlarmState state, int side) : m_priority(priority), m_state(state)
    {
        setFixedSize(side + 4, side + 4);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        PriorityMark::paint(painter, QRectF(rect()).adjusted(2, 2, -2, -2), m_priority, m_state,
                            Theme::of(this));
    }

private:
    int m_priority;
    AlarmState m_state;
};

Card *priorities()
{
    auto *card = new Card(Gallery::tr("Alarms"), Gallery::tr("shape is priority, fill is state"));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    for (int priority = 0; priority <= 4; ++priority)
        grid->setColumnStretch(priority, 1);
    const std::pair<AlarmState, QString> states[]{
        {AlarmState::Active, Gallery::tr("Active, not acknowledged")},
        {AlarmState::Acknowledged, Gallery::tr("Active, acknowledged")},
        {AlarmState::Cleared, Gallery::tr("Cleared, not acknowledged")}};
    for (int priority = 1; priority <= 4; ++priority)
        grid->addWidget(new Label(PriorityMark::word(priority), Role::Table, Token::Text2), 0, priority);
    for (int row = 0; row < 3; ++row) {
        grid->addWidget(new Label(states[row].second, Role::Table), row + 1, 0);
        for (int priority = 1; priority <= 4; ++priority) {
            auto *sizes = new QHBoxLayout;
            sizes->setSpacing(12);
            for (const int side : {16, 20, 32})
                sizes->addWidget(new AlarmMark(priority, states[row].first, side), 0, Qt::AlignVCenter);
            sizes->addStretch(1);
            grid->addLayout(sizes, row + 1, priority);
        }
    }
    card->content()->addLayout(grid);
    return card;
}

Card *rings()
{
    using enum LineState;
    auto *card = new Card(Gallery::tr("Lines"), Gallery::tr("off is longer, not only red"));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(12);
    const QList<std::pair<QString, QList<LineState>>> cases{
        {LineRing::word(On), QList<LineState>(8, On)},
        {LineRing::word(Off), QList<LineState>(8, Off)},
        {LineRing::word(Stale), QList<LineState>(8, Stale)},
        {LineRing::word(Unknown), QList<LineState>(8, Unknown)},
        {Gallery::tr("Mixed"), {Off, Off, On, On, Stale, Unknown, On, On}},
        {Gallery::tr("One off"), {On, On, On, Off, On, On, On, On}},
        {Gallery::tr("Three lines"), {On, Off, On}},
        {Gallery::tr("No lines"), {}}};
    int row = 0;
    for (const int side : {24, LineRing::Size, 2 * LineRing::Size}) {
        int at = 0;
        const auto add = [&](LineRing *ring) {
            ring->setFixedSize(side, side);
            grid->addWidget(ring, row, at++, Qt::AlignCenter);
        };
        for (const auto &[word, lines] : cases) {
            auto *ring = new LineRing;
            ring->setLines(lines);
            add(ring);
        }
        for (const int off : {0, 3}) {
            auto *cluster = new LineRing;
            cluster->setCluster(24, off);
            add(cluster);
        }
        ++row;
    }
    QStringList words;
    for (const auto &one : cases)
        words << one.first;
    words << Gallery::tr("Cluster") << Gallery::tr("Cluster, lines off");
    for (int at = 0; at < words.size(); ++at) {
        grid->addWidget(new Label(words.at(at), Role::Caption, Token::Text2), row, at, Qt::AlignHCenter);
        grid->setColumnStretch(at, 1);
    }
    card->content()->addLayout(grid);
    return card;
}

/// A ring a device, as on a map: what is off is found at a glance.
Card *manyRings()
{
    using enum LineState;
    auto *card = new Card(Gallery::tr("Lines of many devices"), Gallery::tr("24 px, as on a map"));
    auto *area = new QWidget;
    auto *flow = new FlowLayout(area);
    flow->setGaps(8, 8);
    for (int device = 0; device < 120; ++device) {
        QList<LineState> lines(8, device % 29 == 28 ? Unknown : device % 17 == 16 ? Stale : On);
        if (device % 23 == 4) {
            for (int line = 0; line <= device % 5; ++line)
                lines[line] = Off;
        }
        auto *ring = new LineRing;
        ring->setLines(lines);
        ring->setFixedSize(24, 24);
        flow->addWidget(ring);
    }
    card->content()->addWidget(area);
    return card;
}

Card *strips()
{
    auto *card = new Card(Gallery::tr("Alarm strip"), Gallery::tr("always there, newest highest first"));
    card->setFlush(true);
    auto *first = new AlarmStrip;
    first->setNewest(AlarmStrip::Alarm{1, AlarmState::Active, u"Line 1 CEB off"_s, u"Wellawatte MSAN 0214"_s,
                                       u"since 14:27:40, 4 min, not acknowledged"_s});
    first->setCounts({1, 3, 6, 14});
    first->setUnacknowledged(5);
    first->setHiddenCount(37);
    card->content()->addWidget(first);
    auto *second = new AlarmStrip;
    second->setNewest(AlarmStrip::Alarm{2, AlarmState::Acknowledged, u"Nine meters do not answer"_s,
                                        u"Physics labs, bus 2"_s, u"since 13:52:18, 39 min"_s});
    second->setCounts({0, 1, 0, 2});
    second->setSound(false);
    card->content()->addWidget(second);
    auto *third = new AlarmStrip;
    third->setNewest(AlarmStrip::Alarm{3, AlarmState::Cleared, u"Voltage above 253"_s, u"Kirulapone 07"_s,
                                       u"lasted 3 min, not acknowledged"_s});
    third->setUnacknowledged(1);
    card->content()->addWidget(third);
    auto *many = new AlarmStrip;
    many->setNewest(AlarmStrip::Alarm{1, AlarmState::Active, u"Line 3 CEB off"_s,
                                      u"Anuradhapura district hospital, switch room of the north wing"_s,
                                      u"since 14:31:58, 9 s, not acknowledged"_s});
    many->setCounts({412, 96, 1024, 3310});
    many->setUnacknowledged(1842);
    many->setHiddenCount(517);
    card->content()->addWidget(many);
    card->content()->addWidget(new AlarmStrip);
    return card;
}

} // namespace

QWidget *galleryLater()
{
    auto *page = new QWidget;
    QBoxLayout *columns = galleryColumns(page);
    QBoxLayout *column = galleryColumn(columns);
    column->addWidget(strips());
    column->addWidget(rings());
    column->addWidget(manyRings());
    column->addWidget(priorities());
    column->addStretch(1);
    return page;
}

} // namespace widgets
