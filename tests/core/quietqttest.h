// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Qt Test runs a watchdog thread of its own; Debian's Qt is not built for the thread sanitizer, which
// therefore cannot see how that thread is stopped. Only these frames of Qt are passed over, none of ours.
#if defined(__SANITIZE_THREAD__)
extern "C" const char *__tsan_default_suppressions();
extern "C" const char *__tsan_default_suppressions()
{
    return "race:QWaitCondition\nrace:QThread\nrace:QMutex\nrace:libQt6Test.so\n";
}
#endif
