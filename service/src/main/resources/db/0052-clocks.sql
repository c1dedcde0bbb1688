--liquibase formatted sql

--changeset baken:0052-alarms-of-clocks
-- The column is made anew: the check on it was given no name, and each database gave it one of its own.
ALTER TABLE alarm ADD COLUMN about VARCHAR(20);
UPDATE alarm SET about = kind;
ALTER TABLE alarm DROP COLUMN kind;
ALTER TABLE alarm RENAME COLUMN about TO kind;
ALTER TABLE alarm ALTER COLUMN kind SET NOT NULL;
ALTER TABLE alarm ADD CONSTRAINT alarm_kind CHECK (kind IN ('FAILED', 'UNCLEAR', 'DIVERGED', 'VANISHED', 'NOT_REMOVED',
    'FOREIGN_POST', 'ACCOUNT_FAILING', 'ACCOUNT_EXPIRES', 'CLOCK_SOON', 'CLOCK_LATE', 'CLOCK_ESCALATED'));

-- What a clock runs for belongs to no account; it has a kind of its own, a thing, and those whose task it is.
ALTER TABLE alarm_part ALTER COLUMN account DROP NOT NULL;
ALTER TABLE alarm_part ALTER COLUMN account_name DROP NOT NULL;
ALTER TABLE alarm_part ADD COLUMN clock VARCHAR(20);
ALTER TABLE alarm_part ADD COLUMN clock_of VARCHAR(36);
ALTER TABLE alarm_part ADD COLUMN roles VARCHAR(200);
ALTER TABLE alarm_part ADD CONSTRAINT alarm_part_of CHECK ((account IS NULL) = (account_name IS NULL)
    AND (account IS NULL) = (clock IS NOT NULL) AND (clock IS NULL) = (clock_of IS NULL) AND (clock IS NULL) = (roles IS NULL));

--changeset baken:0052-no-news
-- The draft that was made of the text for when there is no news: one at a time for an incident. Who makes one holds the row.
CREATE TABLE no_news (
    incident VARCHAR(36) PRIMARY KEY REFERENCES incident (id),
    message VARCHAR(36) REFERENCES message (id),
    -- The revision that was made of it: while that is the newest, nobody has touched the draft.
    revision INT
);
