-- SPDX-License-Identifier: GPL-3.0-or-later

-- What a replay of line readings came to. All of it can be made anew from the readings.
CREATE TABLE line_device (
    id     INTEGER PRIMARY KEY,
    device TEXT NOT NULL UNIQUE
) STRICT;

-- Where the replay stands: every reading of the device measured up to here is in the state. A reading or gap that is older
-- takes the states away, in its own transaction, that should have it in them.
CREATE TABLE line_state (
    device INTEGER NOT NULL,
    up_to  INTEGER NOT NULL,
    state  BLOB NOT NULL,
    PRIMARY KEY (device, up_to)
) STRICT, WITHOUT ROWID;

-- Interruptions that have ended. recorded: up_to of the state they were found on the way to; what was recorded later than
-- the newest state is not valid any more.
CREATE TABLE line_outage (
    device          INTEGER NOT NULL,
    start           INTEGER NOT NULL,
    line            TEXT NOT NULL,
    start_uncertain INTEGER,
    end_t           INTEGER NOT NULL,
    end_uncertain   INTEGER,
    unseen          INTEGER NOT NULL,
    powered         INTEGER NOT NULL,
    flaps           INTEGER NOT NULL,
    gap             INTEGER NOT NULL,
    recorded        INTEGER NOT NULL,
    PRIMARY KEY (device, start, line)
) STRICT, WITHOUT ROWID;

-- When nothing was heard of a device.
CREATE TABLE line_unseen (
    device   INTEGER NOT NULL,
    from_t   INTEGER NOT NULL,
    to_t     INTEGER NOT NULL,
    recorded INTEGER NOT NULL,
    PRIMARY KEY (device, from_t)
) STRICT, WITHOUT ROWID;
