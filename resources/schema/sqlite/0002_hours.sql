-- SPDX-License-Identifier: GPL-3.0-or-later

-- Usable values by hour (hour = t / 3,600,000,000), of the clustered tier only, kept with the minutes in the move's
-- transaction: years of a trend are read from these.
CREATE TABLE rollup_hour (
    series INTEGER NOT NULL,
    hour   INTEGER NOT NULL,
    count  INTEGER NOT NULL,
    min    REAL NOT NULL,
    max    REAL NOT NULL,
    sum    REAL NOT NULL,
    PRIMARY KEY (series, hour)
) STRICT, WITHOUT ROWID;

-- One row. The series from next to last were here before this table: their hours are summed up from the minutes later, in
-- small transactions, and are not to be read until then.
CREATE TABLE rollup_hour_fill (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    next INTEGER NOT NULL,
    last INTEGER NOT NULL
) STRICT;
INSERT INTO rollup_hour_fill SELECT 1, 1, coalesce(max(id), 0) FROM series;
