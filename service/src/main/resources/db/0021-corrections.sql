--liquibase formatted sql

--changeset baken:0021-corrections
-- What a message corrects or takes the place of is of its own incident: the database proves it.
ALTER TABLE rumour ADD CONSTRAINT rumour_of_incident UNIQUE (id, incident);
ALTER TABLE message ADD CONSTRAINT message_of_incident UNIQUE (id, incident);
ALTER TABLE message ADD CONSTRAINT message_corrects
    FOREIGN KEY (corrects, incident) REFERENCES rumour (id, incident);
ALTER TABLE message ADD CONSTRAINT message_supersedes_own
    FOREIGN KEY (supersedes, incident) REFERENCES message (id, incident);
CREATE INDEX message_corrects_rumour ON message (corrects);
