// SPDX-License-Identifier: GPL-3.0-or-later
// Linked into every test that is built with the thread sanitizer.
//
// Qt Test runs a watchdog thread of its own; Debian's Qt is not built for that sanitizer, which therefore
// cannot see how the thread is stopped. Only these frames of Qt are passed over, none of ours.
extern "C" const char *__tsan_default_suppressions();
extern "C" const char *__tsan_default_suppressions() { return "race:QWaitCondition\nrace:libQt6Test.so\n"; }
