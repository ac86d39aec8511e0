// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

/// `meterdeckctl profile check FILE [--sample TOPIC PAYLOAD]…`: whether a profile is sound, and what payloads
/// would become under it. @p words are those behind "profile". Gives the exit status: exits::Done, Failed
/// (the file is wrong) or Usage.
///
/// Nothing is connected and nothing stored. The samples go through one codec in their order, so that a topic
/// that teaches another (discovery) can be tried. A PAYLOAD of "@FILE" is that file's bytes. Keys of
/// encrypted topics come from the environment, METERDECK_<KEY'S NAME>_SAMPLE.
int checkProfileFile(const QStringList &words);
