// SPDX-License-Identifier: GPL-3.0-or-later
#include "engineprivate.h"
#include "thingsboard/thingsboardtransport.h"

using namespace Qt::StringLiterals;

namespace engine {

std::unique_ptr<core::Transport> Engine::Private::makeBoardReader(const core::TransportSettings &settings,
                                                                  const historian::OpenReport &report)
{
    core::ProfilePtr meaning;
    for (const core::ProfileId &id : settings.profiles) {
        const core::ProfilePtr profile = profiles.find(id);
        if (!meaning && profile && profile->codec == "thingsboard"_L1)
            meaning = profile;
    }
    core::TransportSettings resolved = settings;
    for (QString *file : {&resolved.tls.ca, &resolved.tls.certificate, &resolved.tls.key})
        *file = workspace.absolute(*file);
    thingsboard::ThingsBoardOptions board;
    board.secret = secret(settings, settings.apiKey ? Secrets::Key : Secrets::Password);
    board.stored = report.latest;
    return std::make_unique<thingsboard::ThingsBoardTransport>(resolved, meaning, series, clock, board);
}

} // namespace engine
