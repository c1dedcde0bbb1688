--liquibase formatted sql

--changeset baken:0067-attempts-with-replies
-- What is tried with an answer to a reaction counts as what is tried with a message. The answer may be erased with its reaction;
-- that somebody tried stays.
ALTER TABLE exercise_attempt ALTER COLUMN message DROP NOT NULL;
ALTER TABLE exercise_attempt ADD COLUMN reply VARCHAR(36) REFERENCES reply (id) ON DELETE SET NULL;
CREATE INDEX exercise_attempt_reply ON exercise_attempt (reply);
