--liquibase formatted sql

--changeset baken:0056-practice-colleague
-- A text needs a person who wrote it. This one helps newcomers practise, and is nobody: it cannot log in, and no incident can be
-- given to it.
INSERT INTO person (id, username, name, roles, language, active, version, changed_by, changed_at)
VALUES ('practice-colleague', '(practice)', 'Oefencollega', '[]', 'nl', FALSE, 1, 'Baken', CURRENT_TIMESTAMP);

ALTER TABLE person ADD CONSTRAINT person_practice
    CHECK (id <> 'practice-colleague' OR (NOT active AND password IS NULL AND roles = '[]'));
ALTER TABLE session ADD CONSTRAINT session_practice CHECK (person <> 'practice-colleague');
ALTER TABLE invitation ADD CONSTRAINT invitation_practice CHECK (person <> 'practice-colleague');
ALTER TABLE roster ADD CONSTRAINT roster_practice CHECK (person <> 'practice-colleague');
ALTER TABLE incident ADD CONSTRAINT incident_practice CHECK (lead <> 'practice-colleague');
ALTER TABLE emergency ADD CONSTRAINT emergency_practice CHECK (person <> 'practice-colleague');

--changeset baken:0056-guided-exercise
-- Who practises alone, and where. It holds the incident's kind, so that nothing real can be one.
CREATE TABLE guided_exercise (
    incident VARCHAR(36) PRIMARY KEY,
    incident_kind VARCHAR(20) NOT NULL,
    person VARCHAR(36) NOT NULL REFERENCES person (id),
    lang VARCHAR(2) NOT NULL,
    -- What the practice colleague wrote.
    message VARCHAR(36),
    started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE,
    -- The person while it goes on: everybody has one at a time.
    open_for VARCHAR(36) UNIQUE,
    CONSTRAINT guided_exercise_only CHECK (incident_kind = 'EXERCISE'),
    CONSTRAINT guided_exercise_kind FOREIGN KEY (incident, incident_kind) REFERENCES incident (id, kind),
    CONSTRAINT guided_exercise_message FOREIGN KEY (message, incident) REFERENCES message (id, incident),
    CONSTRAINT guided_exercise_open CHECK ((ended_at IS NULL) = (open_for IS NOT NULL)),
    CONSTRAINT guided_exercise_person CHECK (open_for = person AND person <> 'practice-colleague')
);

-- The practice colleague signs off in guided exercises and nowhere else.
ALTER TABLE sign_off ADD COLUMN practice VARCHAR(36);
ALTER TABLE sign_off ADD CONSTRAINT sign_off_practice CHECK ((person = 'practice-colleague') = (practice IS NOT NULL));
ALTER TABLE sign_off ADD CONSTRAINT sign_off_practice_incident FOREIGN KEY (message, practice) REFERENCES message (id, incident);
ALTER TABLE sign_off ADD CONSTRAINT sign_off_practice_exercise FOREIGN KEY (practice) REFERENCES guided_exercise (incident);
