-- SPDX-License-Identifier: GPL-3.0-or-later

-- The worst quality among the values of a minute or hour: 0 Good, 1 Estimated, 2 Substituted. What was rolled up before
-- this column says 0.
ALTER TABLE rollup_minute ADD COLUMN doubt INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rollup_hour ADD COLUMN doubt INTEGER NOT NULL DEFAULT 0;
