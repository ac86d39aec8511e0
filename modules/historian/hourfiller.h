// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "statement.h"

namespace historian {

class Database;

/// Sums up the hours of series that were in the file before it had a table for them, a few series a step,
/// each step one transaction that also moves the mark readers go by.
///
/// A series' hours are written anew from its minutes, so it does not matter that a move has already counted
/// newer rows there, and a process that dies repeats at most one step. Thread: its database's.
class HourFiller
{
public:
    explicit HourFiller(Database &database) : m_database(database) {}

    core::Result<void> prepare();
    bool isPending() const { return m_next <= m_last; }
    /// Does one short piece of work. After an error call it again later; nothing is half done.
    core::Result<void> step();

private:
    Database &m_database;
    qint64 m_next = 1;
    qint64 m_last = 0;
    Statement m_clear;
    Statement m_fill;
    Statement m_mark;
};

} // namespace historian
