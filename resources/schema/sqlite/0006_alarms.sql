-- SPDX-License-Identifier: GPL-3.0-or-later

-- Every step of every alarm; append-only. The numbers of what, state, hidden and priority are those of the module alarms.
CREATE TABLE alarm_step (
    number    INTEGER PRIMARY KEY,
    at        INTEGER NOT NULL,
    alarm     TEXT NOT NULL,
    rule      TEXT NOT NULL,
    device    TEXT NOT NULL,
    transport TEXT NOT NULL,
    what      INTEGER NOT NULL,
    before    INTEGER NOT NULL,
    state     INTEGER NOT NULL,
    hidden    INTEGER NOT NULL,
    priority  INTEGER NOT NULL,
    detail    TEXT NOT NULL
) STRICT;
CREATE INDEX alarm_step_by_alarm ON alarm_step (alarm, number);
CREATE INDEX alarm_step_by_time ON alarm_step (at);

CREATE TRIGGER alarm_step_no_update BEFORE UPDATE ON alarm_step
BEGIN
    SELECT RAISE(ABORT, 'steps of alarms are append-only');
END;
CREATE TRIGGER alarm_step_no_delete BEFORE DELETE ON alarm_step
BEGIN
    SELECT RAISE(ABORT, 'steps of alarms are append-only');
END;
-- INSERT OR REPLACE would delete without firing the trigger above.
CREATE TRIGGER alarm_step_in_order BEFORE INSERT ON alarm_step
WHEN NEW.number <= (SELECT coalesce(max(number), 0) FROM alarm_step)
BEGIN
    SELECT RAISE(ABORT, 'steps of alarms are append-only');
END;

-- Every alarm as it stands, written with its newest step: what a restart begins with.
CREATE TABLE alarm_standing (
    alarm    TEXT PRIMARY KEY,
    standing TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Readings received until then were looked at by the rules, and what they raised is stored. One row at most.
CREATE TABLE alarm_seen (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    received INTEGER NOT NULL
) STRICT;
