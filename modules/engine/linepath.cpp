// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/linepath.h"

#include "engine/engine.h"

namespace engine {

struct LinePath::Private
{
    QList<MonitoredDevice> devices;
    lines::OutageRule rule;
};

int MonitoredDevice::count(lines::LineState state) const
{
    return static_cast<int>(std::count_if(
        lines.begin(), lines.end(), [state](const LineView &view) { return view.status.state == state; }));
}

lines::LineState MonitoredDevice::worst() const
{
    using lines::LineState;
    for (const LineState state : {LineState::Off, LineState::Stale, LineState::Unknown}) {
        if (count(state) > 0)
            return state;
    }
    return lines.isEmpty() ? LineState::Unknown : LineState::On;
}

LinePath::LinePath(QObject *parent) : QObject(parent), d(std::make_unique<Private>()) {}
LinePath::~LinePath() = default;

QList<MonitoredDevice> LinePath::devices() const { return d->devices; }
std::optional<MonitoredDevice> LinePath::device(const core::DeviceId &) const { return std::nullopt; }
LineCounts LinePath::totals() const { return {}; }
QList<RegionLines> LinePath::regions() const { return {}; }
QString LinePath::worstRegion() const { return {}; }
lines::OutageRule LinePath::rule() const { return d->rule; }
bool LinePath::isSettled() const { return true; }

void LinePath::history(const LineHistoryRequest &, QObject *context,
                       std::function<void(LineHistoryAnswer)> answer) const
{
    QMetaObject::invokeMethod(
        context, [answer = std::move(answer)] { answer({}); }, Qt::QueuedConnection);
}

void LinePath::outages(const LineQuestion &, QObject *context,
                       std::function<void(OutagesAnswer)> answer) const
{
    QMetaObject::invokeMethod(
        context, [answer = std::move(answer)] { answer({}); }, Qt::QueuedConnection);
}

void LinePath::indices(const LineQuestion &, QObject *context,
                       std::function<void(IndicesAnswer)> answer) const
{
    QMetaObject::invokeMethod(
        context, [answer = std::move(answer)] { answer({}); }, Qt::QueuedConnection);
}

void LinePath::begin(const LineStart &) {}
void LinePath::addDevice(const DeviceInfo &) {}
void LinePath::look(const core::BatchPtr &) {}
void LinePath::imported(const QList<core::DeviceId> &) {}
void LinePath::end() {}

} // namespace engine
