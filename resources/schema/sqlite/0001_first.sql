-- SPDX-License-Identifier: GPL-3.0-or-later
-- Times are microseconds since 1970, UTC. "received" is received minus measured, microseconds, to stay short.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What a row of readings belongs to. A changed profile makes a new series, so that scales are never mixed up.
CREATE TABLE series (
    id              INTEGER PRIMARY KEY,
    device          TEXT NOT NULL,
    channel         TEXT NOT NULL,
    quantity        INTEGER NOT NULL,
    source          TEXT NOT NULL,
    profile         TEXT NOT NULL,
    profile_version INTEGER NOT NULL,
    profile_hash    TEXT NOT NULL,
    UNIQUE (device, channel, quantity, source, profile, profile_version, profile_hash)
) STRICT;

-- The clustered tier. The tie tells two different readings of one instant apart.
CREATE TABLE reading (
    series   INTEGER NOT NULL,
    t        INTEGER NOT NULL,
    tie      INTEGER NOT NULL,
    received INTEGER NOT NULL,
    value    REAL,
    quality  INTEGER NOT NULL,
    PRIMARY KEY (series, t, tie)
) STRICT, WITHOUT ROWID;

-- The recent tier: two tables in order of arrival, taking turns.
CREATE TABLE recent_a (
    id       INTEGER PRIMARY KEY,
    series   INTEGER NOT NULL,
    t        INTEGER NOT NULL,
    tie      INTEGER NOT NULL,
    received INTEGER NOT NULL,
    value    REAL,
    quality  INTEGER NOT NULL
) STRICT;

CREATE TABLE recent_b (
    id       INTEGER PRIMARY KEY,
    series   INTEGER NOT NULL,
    t        INTEGER NOT NULL,
    tie      INTEGER NOT NULL,
    received INTEGER NOT NULL,
    value    REAL,
    quality  INTEGER NOT NULL
) STRICT;

-- One row. active: 0 = recent_a takes new rows, 1 = recent_b. Rows of the other table up to the mark are moved already
-- and must not be seen there. A table's generation rises each time it is emptied.
CREATE TABLE tier (
    id           INTEGER PRIMARY KEY CHECK (id = 1),
    active       INTEGER NOT NULL CHECK (active IN (0, 1)),
    generation_a INTEGER NOT NULL,
    generation_b INTEGER NOT NULL,
    mark_series  INTEGER NOT NULL,
    mark_t       INTEGER NOT NULL,
    mark_tie     INTEGER NOT NULL
) STRICT;
INSERT INTO tier VALUES (1, 0, 0, 0, -1, 0, 0);

-- Every reading once, whichever tier holds it. Read this, not the tables.
CREATE VIEW readings AS
SELECT series, t, tie, received, value, quality FROM reading
UNION ALL
SELECT series, t, tie, min(received) AS received, value, quality
FROM (
    SELECT a.series, a.t, a.tie, a.received, a.value, a.quality
    FROM recent_a AS a, tier AS x
    WHERE x.active = 0 OR (a.series, a.t, a.tie) > (x.mark_series, x.mark_t, x.mark_tie)
    UNION ALL
    SELECT b.series, b.t, b.tie, b.received, b.value, b.quality
    FROM recent_b AS b, tier AS x
    WHERE x.active = 1 OR (b.series, b.t, b.tie) > (x.mark_series, x.mark_t, x.mark_tie)
) AS fresh
WHERE NOT EXISTS (
    SELECT 1 FROM reading AS r
    WHERE r.series = fresh.series AND r.t = fresh.t AND r.tie = fresh.tie
)
GROUP BY series, t, tie;

-- Usable values by minute (minute = t / 60,000,000), of the clustered tier only; kept in the move's transaction.
CREATE TABLE rollup_minute (
    series INTEGER NOT NULL,
    minute INTEGER NOT NULL,
    count  INTEGER NOT NULL,
    min    REAL NOT NULL,
    max    REAL NOT NULL,
    sum    REAL NOT NULL,
    PRIMARY KEY (series, minute)
) STRICT, WITHOUT ROWID;

-- The newest row of each series.
CREATE TABLE latest (
    series   INTEGER PRIMARY KEY,
    t        INTEGER NOT NULL,
    tie      INTEGER NOT NULL,
    received INTEGER NOT NULL,
    value    REAL,
    quality  INTEGER NOT NULL
) STRICT;

-- Packet identifier and hash of each QoS 1 message, 10 bytes each, in the transaction of its readings.
CREATE TABLE delivery (
    id        INTEGER PRIMARY KEY,
    transport TEXT NOT NULL,
    count     INTEGER NOT NULL,
    marks     BLOB NOT NULL
) STRICT;
CREATE INDEX delivery_by_transport ON delivery (transport, id);

-- The newest received time stored of each transport: what came after it, while nobody collected, is a gap.
CREATE TABLE transport_seen (
    transport TEXT PRIMARY KEY,
    received  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE device (
    id         TEXT NOT NULL,
    transport  TEXT NOT NULL,
    profile    TEXT NOT NULL,
    first_seen INTEGER NOT NULL,
    last_seen  INTEGER NOT NULL,
    PRIMARY KEY (id, transport, profile)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    id        INTEGER PRIMARY KEY,
    at        INTEGER NOT NULL,
    device    TEXT NOT NULL,
    transport TEXT NOT NULL,
    kind      TEXT NOT NULL,
    detail    TEXT NOT NULL
) STRICT;
CREATE INDEX event_by_device ON event (device, at);
CREATE INDEX event_by_time ON event (at);

CREATE TABLE gap (
    id        INTEGER PRIMARY KEY,
    from_t    INTEGER NOT NULL,
    to_t      INTEGER NOT NULL,
    transport TEXT NOT NULL,
    device    TEXT NOT NULL,
    reason    TEXT NOT NULL,
    UNIQUE (transport, device, from_t, reason)
) STRICT;

-- Bounded: the newest ones. The counter is never trimmed.
CREATE TABLE reject (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    at        INTEGER NOT NULL,
    transport TEXT NOT NULL,
    place     TEXT NOT NULL,
    reason    TEXT NOT NULL,
    detail    TEXT NOT NULL,
    raw       BLOB NOT NULL,
    size      INTEGER NOT NULL
) STRICT;
CREATE TABLE reject_count (
    reason TEXT PRIMARY KEY,
    count  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Append-only. hash = SHA-256 of the previous hash and this row's canonical text.
CREATE TABLE audit (
    number  INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL,
    command TEXT NOT NULL,
    device  TEXT NOT NULL,
    stage   TEXT NOT NULL,
    who     TEXT NOT NULL,
    detail  TEXT NOT NULL,
    hash    BLOB NOT NULL
) STRICT;
CREATE INDEX audit_by_device ON audit (device, at);
CREATE INDEX audit_by_time ON audit (at);
CREATE INDEX audit_by_command ON audit (command);
-- The end of the chain, so that rows cut off the end are noticed too.
CREATE TABLE audit_head (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL,
    hash   BLOB NOT NULL
) STRICT;

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit is append-only');
END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit is append-only');
END;
-- INSERT OR REPLACE would delete without firing the trigger above.
CREATE TRIGGER audit_in_order BEFORE INSERT ON audit
WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM audit)
BEGIN
    SELECT RAISE(ABORT, 'the audit is append-only');
END;
