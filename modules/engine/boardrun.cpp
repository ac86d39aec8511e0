// SPDX-License-Identifier: GPL-3.0-or-later
#include "boardrun.h"

#include <QDateTime>

using namespace Qt::StringLiterals;
using thingsboard::BoardProbe;

namespace engine {

BoardRun::BoardRun(const TrialRequest &request)
    : WebRun(request, {Kind::Login, Kind::Devices, Kind::FirstValues})
{}

void BoardRun::talk()
{
    begin(Kind::Login, 3 * m_request.answerWithin); // the probe has limits of its own
    const auto meaning =
        std::find_if(m_request.profiles.begin(), m_request.profiles.end(),
                     [](const core::ProfilePtr &one) { return one && one->codec == "thingsboard"_L1; });
    if (meaning == m_request.profiles.end()) {
        fail(Kind::Login, TrialFinding::NoMeaning);
        return;
    }
    if (m_request.password.isEmpty()) {
        // Servers lock an account after a few refused logins: none is wasted.
        fail(Kind::Login, TrialFinding::NoSecret);
        return;
    }
    m_probe = std::make_unique<BoardProbe>(m_request.settings, *meaning, m_request.password,
                                           m_request.answerWithin);
    connect(m_probe.get(), &BoardProbe::loggedIn, this, &BoardRun::loggedIn);
    connect(m_probe.get(), &BoardProbe::listed, this, &BoardRun::listed);
    connect(m_probe.get(), &BoardProbe::valued, this, &BoardRun::valued);
    connect(m_probe.get(), &BoardProbe::failed, this, &BoardRun::failed);
    m_probe->start();
}

void BoardRun::loggedIn(bool customer)
{
    const QString who = m_request.settings.user;
    if (m_request.settings.apiKey)
        end(Kind::Login, State::Passed, TrialFinding::KeyAccepted);
    else
        end(Kind::Login, State::Passed,
            customer ? TrialFinding::ServerLetsCustomerIn : TrialFinding::ServerLetsIn, {who});
    begin(Kind::Devices, 3 * m_request.answerWithin);
}

void BoardRun::listed(const BoardProbe::Listed &found)
{
    const QString profile = m_request.settings.deviceProfile;
    const QString names = found.names.join(u", "_s);
    if (found.count > 0) {
        end(Kind::Devices, State::Passed, TrialFinding::DevicesListed, {QString::number(found.count), names});
        begin(Kind::FirstValues, 3 * m_request.answerWithin);
        return;
    }
    if (found.profiles.isEmpty())
        end(Kind::Devices, State::Warned, TrialFinding::NoDevices);
    else
        end(Kind::Devices, State::Warned, TrialFinding::NoDevicesOfProfile,
            {profile, found.profiles.join(u", "_s)});
    conclude();
}

void BoardRun::valued(const BoardProbe::Valued &found)
{
    if (found.device.isEmpty()) {
        end(Kind::FirstValues, State::Warned, TrialFinding::NoValues, {found.keys.join(u", "_s)});
    } else {
        const QString at =
            QDateTime::fromMSecsSinceEpoch(core::toMicros(found.at) / 1000, Qt::UTC).toString(Qt::ISODate);
        end(Kind::FirstValues, State::Passed, TrialFinding::ValuesCame,
            {QString::number(found.devices), found.device, found.key, found.value, at});
    }
    conclude();
}

void BoardRun::failed(BoardProbe::Step step, BoardProbe::Failure how, const core::Error &error)
{
    const QString words = withoutStop(error.detail);
    const Kind kind = step == BoardProbe::Step::Login     ? Kind::Login
                      : step == BoardProbe::Step::Devices ? Kind::Devices
                                                          : Kind::FirstValues;
    // What failed early was begun; what comes before its turn has not.
    if (stage(kind).state == State::Waiting)
        begin(kind, m_request.answerWithin);
    switch (how) {
    case BoardProbe::Failure::LoginRefused:
        if (m_request.settings.apiKey)
            fail(kind, TrialFinding::KeyRefused, {words});
        else
            fail(kind, TrialFinding::ServerRefuses, {m_request.settings.user, words});
        return;
    case BoardProbe::Failure::NoSocket:
        fail(kind, TrialFinding::NoWebSocket, {words});
        return;
    case BoardProbe::Failure::Dialect:
        fail(kind, TrialFinding::ServerTooOld, {words});
        return;
    case BoardProbe::Failure::NotTheServer:
    case BoardProbe::Failure::Other:
        break;
    }
    const TrialFinding finding =
        how == BoardProbe::Failure::NotTheServer ? TrialFinding::NotThingsBoard : TrialFinding::ServerFails;
    // Whoever answers in HTTP is understood, but for 400: so servers answer plain words on a port for https.
    const bool answered =
        error.detail.contains("server answered"_L1) || error.code == core::ErrorCode::BadInput;
    if (answered && !error.detail.contains("answered 400"_L1))
        fail(kind, finding, {place(), words});
    else
        couldItBeTls(kind, [this, kind, finding, words] { fail(kind, finding, {place(), words}); });
}

void BoardRun::talkTooLong(const QString &waited)
{
    fail(m_now, TrialFinding::ServerSilent, {place(), waited});
}

void BoardRun::leave()
{
    if (!m_probe)
        return;
    m_probe->disconnect(this);
    m_probe.release()->deleteLater(); // we may be inside its signal
}

} // namespace engine
