// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/workspace.h"

#include <QCommandLineParser>

#include <optional>

/// Exit statuses beside those of core::outcomeExitCode().
namespace exits {
constexpr int Done = 0;
constexpr int Failed = 1;
constexpr int Usage = 2;
} // namespace exits

/// One line on standard error, "meterdeckctl: …".
void complain(const QString &text);

/// One line on standard output, flushed at once so that a pipe's reader sees it.
void say(const QString &text);

/// The workspace of --workspace; complains and gives nothing when it is missing or bad (exit status @p exit).
std::optional<core::Workspace> workspaceFrom(const QCommandLineParser &parser, int *exit);

/// An ISO 8601 time; without a zone it is UTC. Nothing when it is none.
std::optional<core::UtcTime> timeFrom(const QString &text);

/// Seconds such as "10" or "0.5"; nothing when it is no positive number.
std::optional<std::chrono::milliseconds> secondsFrom(const QString &text);

/// Who orders from this process, for the audit: user, program and process.
QString orderer();
