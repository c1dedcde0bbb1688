--liquibase formatted sql

--changeset baken:0054-exercise-attempts
-- What somebody tried in an exercise and the rules refused: four eyes, a missing right, a check that stops.
CREATE TABLE exercise_attempt (
    id VARCHAR(36) PRIMARY KEY,
    incident VARCHAR(36) NOT NULL,
    incident_kind VARCHAR(20) NOT NULL,
    message VARCHAR(36) NOT NULL,
    person VARCHAR(36) NOT NULL REFERENCES person (id),
    name VARCHAR(120) NOT NULL,
    kind VARCHAR(20) NOT NULL CHECK (kind IN ('UNAPPROVED', 'OWN_WORK', 'NO_RIGHT', 'BLOCKED')),
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT exercise_attempt_only CHECK (incident_kind = 'EXERCISE'),
    CONSTRAINT exercise_attempt_kind FOREIGN KEY (incident, incident_kind) REFERENCES incident (id, kind),
    CONSTRAINT exercise_attempt_message FOREIGN KEY (message, incident) REFERENCES message (id, incident)
);
CREATE INDEX exercise_attempt_of ON exercise_attempt (incident);
