--liquibase formatted sql

--changeset baken:0024-restored
-- The number of the revision whose content somebody brought back with this one.
ALTER TABLE message_revision ADD COLUMN restored_from INT;
