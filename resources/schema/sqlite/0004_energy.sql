-- SPDX-License-Identifier: GPL-3.0-or-later

-- What energies are reckoned from besides readings: falls of registers, what people decided about them, and common starts
-- of two totals. Few among many events, and asked for over the whole of time.
CREATE INDEX event_of_energy ON event (kind, at) WHERE kind IN ('register-fell', 'energy-decision', 'energy-compare');

-- A fall and a decision stay as written; an undone decision is a row more.
CREATE TRIGGER energy_no_update BEFORE UPDATE ON event WHEN OLD.kind IN ('register-fell', 'energy-decision')
BEGIN
    SELECT RAISE(ABORT, 'falls of registers and decisions about them are append-only');
END;
CREATE TRIGGER energy_no_delete BEFORE DELETE ON event WHEN OLD.kind IN ('register-fell', 'energy-decision')
BEGIN
    SELECT RAISE(ABORT, 'falls of registers and decisions about them are append-only');
END;
-- INSERT OR REPLACE would delete without firing the trigger above.
CREATE TRIGGER energy_in_order BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id AND kind IN ('register-fell', 'energy-decision'))
BEGIN
    SELECT RAISE(ABORT, 'falls of registers and decisions about them are append-only');
END;
