// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/troublecard.h"

#include "widgets/barlist.h"
#include "widgets/segmentedcontrol.h"
#include "words.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

namespace {

/// What a transport of a type counts, in the order of the way a message takes. Shown also while nothing was
/// counted: none is an answer, too.
QStringList usualErrors(const QString &type)
{
    if (type == "modbus-tcp"_L1)
        return {u"no-answer"_s, u"short"_s, u"late"_s, u"foreign"_s, u"doubled"_s, u"noise"_s};
    if (core::isModbus(type))
        return {u"crc"_s, u"no-answer"_s, u"short"_s, u"late"_s, u"foreign"_s, u"noise"_s, u"echo"_s};
    return {};
}

QStringList usualRejects(const QString &type)
{
    if (type == "mqtt"_L1)
        return {u"unknown-topic"_s, u"too-large"_s, u"json"_s, u"nan"_s, u"number"_s, u"unknown-text"_s};
    return {};
}

} // namespace

TroubleCard::TroubleCard(QWidget *parent)
    : Card(tr("Errors by kind"), {}, parent)
    , m_bars(new widgets::BarList(this))
    , m_span(new widgets::SegmentedControl({tr("Today"), tr("Since the start")}, this))
{
    m_span->setName(tr("Time the errors are counted over"));
    addHeaderWidget(m_span);
    m_bars->setAccessibleName(tr("Errors by kind"));
    content()->addWidget(m_bars);
    content()->addStretch(1);
    connect(m_span, &widgets::SegmentedControl::chosen, this, [this] { fill(m_shown); });
}

void TroubleCard::setTransport(const engine::TransportInfo &transport)
{
    m_shown = transport;
    fill(transport);
}

void TroubleCard::fill(const engine::TransportInfo &transport)
{
    const bool bus = core::isModbus(transport.type);
    // Started today: both are the same, and there is nothing to choose.
    const bool older = Words::local(transport.startedAt).date() < Words::today();
    m_span->setVisible(older);
    const bool today = !older || m_span->current() == 0;
    const core::TransportCounters &now = transport.counters;
    const core::TransportCounters none;
    const core::TransportCounters &before = older && today ? transport.beforeToday : none;
    QList<widgets::BarList::Row> rows;
    quint64 sum = 0;
    // A broker refuses what it was sent; a bus counts a refused answer by its kind already.
    const auto add = [&](const QMap<QString, quint64> &counted, const QMap<QString, quint64> &earlier,
                         QStringList keys, QString (*word)(const QString &)) {
        for (auto it = counted.begin(); it != counted.end(); ++it) {
            if (!keys.contains(it.key()) && it.value() > 0)
                keys << it.key();
        }
        for (const QString &key : std::as_const(keys)) {
            const quint64 count = counted.value(key) - std::min(counted.value(key), earlier.value(key));
            rows << widgets::BarList::Row{word(key), count, Words::count(count)};
            sum += count;
        }
    };
    add(now.errors, before.errors, usualErrors(transport.type), &Words::wireError);
    if (!bus)
        add(now.rejects, before.rejects, usualRejects(transport.type), &Words::rejectReason);
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto &left, const auto &right) { return left.count > right.count; });
    m_bars->setRows(rows);
    const quint64 all = bus ? now.requests - std::min(now.requests, before.requests)
                            : now.messages - std::min(now.messages, before.messages);
    // Of a server, errors are of requests and of what it sent: there is no sum they are a part of.
    const bool web = !bus && transport.type != "mqtt"_L1;
    setTitle(bus || web ? tr("Errors by kind") : tr("Refused messages by kind"));
    setMeta(web ? Words::count(sum)
            : bus
                ? tr("%1 of %2 requests failed", nullptr, int(all)).arg(Words::count(sum), Words::count(all))
                : tr("%1 of %2 messages", nullptr, int(all)).arg(Words::count(sum), Words::count(all)));
}

} // namespace console
