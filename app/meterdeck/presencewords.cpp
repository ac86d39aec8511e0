// SPDX-License-Identifier: GPL-3.0-or-later
#include "presencewords.h"

#include "live/presencereason.h"
#include "words.h"

#include <QCoreApplication>
#include <QStringList>

namespace console {

namespace {

struct PresenceWhy
{
    Q_DECLARE_TR_FUNCTIONS(console::PresenceWhy)
public:
    static QString sentence(live::PresenceReason reason);
    static QString status(const live::DeviceHealth &health);
};

QString PresenceWhy::sentence(live::PresenceReason reason)
{
    using live::PresenceReason;
    switch (reason) {
    case PresenceReason::NothingKnown:
        return tr("Nothing is known of it yet.");
    case PresenceReason::OnlyCopies:
        return tr("Only stored or retained copies are known; they prove nothing about now.");
    case PresenceReason::SaidOffline:
        return tr("It said Offline, or its broker said so when the connection broke.");
    case PresenceReason::CopyOfOffline:
        return tr("The last that is known of it is that it went offline.");
    case PresenceReason::BeatsAndMeasures:
        return tr("Its heartbeat and its measurements arrive.");
    case PresenceReason::BeatsStillToMeasure:
        return tr("Its heartbeat arrives; its first measurement is still to come.");
    case PresenceReason::MeasuresWithoutBeat:
        return tr("Its measurements arrive, without a heartbeat.");
    case PresenceReason::BeatsMeasurementsOld:
        return tr("The node is up, but its measurements have ended: mains side off, or a loose wire.");
    case PresenceReason::BeatsNeverMeasured:
        return tr("The node is up, but has not measured since this program started.");
    case PresenceReason::StatusAloneStays:
        return tr("It still says Online, but nothing arrives any more: a broker keeps that word.");
    case PresenceReason::FellSilent:
        return tr("Nothing arrives from it any more.");
    case PresenceReason::Answers:
        return tr("It answers when it is asked.");
    case PresenceReason::AnswersNoMore:
        return tr("It does not answer any more.");
    case PresenceReason::NeverAnswered:
        return tr("It has not answered since this program started.");
    }
    return {};
}

QString PresenceWhy::status(const live::DeviceHealth &health)
{
    if (!health.saysOnline)
        return {};
    if (health.statusRetained)
        return *health.saysOnline ? tr("Status: Online, an old copy") : tr("Status: Offline, an old copy");
    return *health.saysOnline ? tr("Status: Online") : tr("Status: Offline");
}

} // namespace

QString presenceWhy(const live::DeviceHealth &health)
{
    QStringList lines{PresenceWhy::sentence(live::presenceReason(health))};
    if (const QString status = PresenceWhy::status(health); !status.isEmpty()) {
        lines << status;
        lines << (health.heartbeatAge
                      ? PresenceWhy::tr("Heartbeat: %1 ago").arg(Words::age(*health.heartbeatAge))
                      : PresenceWhy::tr("Heartbeat: none live"));
    }
    if (health.presence != live::Presence::NeverHeard) {
        lines << (health.dataAge ? PresenceWhy::tr("Measurement: %1 ago").arg(Words::age(*health.dataAge))
                                 : PresenceWhy::tr("Measurement: none live"));
    }
    return lines.join(u'\n');
}

} // namespace console
