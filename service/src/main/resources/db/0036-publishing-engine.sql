--liquibase formatted sql

--changeset baken:0036-valid-minutes
-- How long after the sign-off a message may leave; 0 for as long as it is not changed.
ALTER TABLE house_policy ADD COLUMN valid_minutes INT DEFAULT 720 NOT NULL CHECK (valid_minutes >= 0);

--changeset baken:0036-hold-number
-- The number in the logbook of the newest "stop all": looking it up there for every letter that waits took too long.
ALTER TABLE incident ADD COLUMN hold_seq BIGINT DEFAULT 0 NOT NULL;
UPDATE incident SET hold_seq =
    COALESCE((SELECT MAX(e.seq) FROM log_entry e WHERE e.incident = incident.id AND e.kind = 'incident.held'), 0);
CREATE OR REPLACE VIEW last_hold AS
SELECT i.id AS incident, (i.held OR h.held) AS held, GREATEST(h.seq, i.hold_seq) AS seq
FROM incident i CROSS JOIN house_hold h;

--changeset baken:0036-work-in-order
CREATE INDEX delivery_next ON delivery (account, next_at, id);
CREATE INDEX letter_next ON letter (account, next_at, id);

--changeset baken:0036-letters-in-order
-- Work is found account by account now. Make no index on letter that begins with its state: with one, H2 2.4.240 answers
-- "delivery = ? AND state IN (...) LIMIT 1" with a letter that the same transaction has just moved out of these states.
DROP INDEX letter_work;
DROP INDEX delivery_work;
