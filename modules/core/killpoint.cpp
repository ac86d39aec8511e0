// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/killpoint.h"

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string>

namespace core {

#ifdef METERDECK_KILL_POINTS
namespace {

struct Target
{
    std::string name;
    long at = 1;
};

const Target &target()
{
    static const Target chosen = [] {
        Target t;
        if (const char *text = std::getenv("METERDECK_KILL_POINT")) {
            const char *colon = std::strchr(text, ':');
            t.name = colon ? std::string(text, colon) : std::string(text);
            t.at = colon ? std::atol(colon + 1) : 1;
        }
        return t;
    }();
    return chosen;
}

std::atomic<long> calls{0};

} // namespace

void killPoint(const char *name)
{
    const Target &chosen = target();
    if (chosen.name.empty() || chosen.name != name || ++calls != chosen.at)
        return;
#ifdef SIGKILL
    std::raise(SIGKILL);
#else
    std::abort();
#endif
}
#else
void killPoint(const char *) {}
#endif

} // namespace core
