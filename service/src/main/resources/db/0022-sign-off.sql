--liquibase formatted sql

--changeset baken:0022-sign-off
-- Null: every language. A JSON list otherwise.
ALTER TABLE sign_off ADD COLUMN languages VARCHAR(200);
ALTER TABLE sign_off ADD COLUMN by_link BOOLEAN DEFAULT FALSE NOT NULL;
-- How many sign-offs the policy of that moment asked for.
ALTER TABLE sign_off ADD COLUMN required INT DEFAULT 1 NOT NULL CHECK (required > 0);
-- One person can sign one language off now and another later.
ALTER TABLE sign_off ADD COLUMN turn INT DEFAULT 1 NOT NULL;

--changeset baken:0022-sign-off-key-h2 dbms:h2
ALTER TABLE sign_off DROP PRIMARY KEY;
--changeset baken:0022-sign-off-key-postgresql dbms:postgresql
ALTER TABLE sign_off DROP CONSTRAINT sign_off_pkey;
--changeset baken:0022-sign-off-key
ALTER TABLE sign_off ADD CONSTRAINT sign_off_key PRIMARY KEY (message, review, person, turn);

--changeset baken:0022-review
-- What the author saw before asking for sign-off, and left as it was.
CREATE TABLE acknowledgement (
    message VARCHAR(36) NOT NULL,
    review BIGINT NOT NULL,
    finding VARCHAR(200) NOT NULL,
    check_name VARCHAR(60) NOT NULL,
    text VARCHAR(4000) NOT NULL,
    person VARCHAR(36) NOT NULL REFERENCES person (id),
    name VARCHAR(120) NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (message, review, finding),
    FOREIGN KEY (message, review) REFERENCES message_step (message, version)
);

-- What went out, or may go out, before anybody else signed it off.
CREATE TABLE emergency (
    message VARCHAR(36) NOT NULL,
    review BIGINT NOT NULL,
    person VARCHAR(36) NOT NULL REFERENCES person (id),
    name VARCHAR(120) NOT NULL,
    revision INT NOT NULL,
    hash VARCHAR(64) NOT NULL,
    reason VARCHAR(2000) NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    due_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (message, review),
    FOREIGN KEY (message, review) REFERENCES message_step (message, version),
    FOREIGN KEY (message, revision) REFERENCES message_revision (message, number)
);

-- How the facts stood when a revision that rests on them was written.
CREATE TABLE revision_fact (
    message VARCHAR(36) NOT NULL,
    revision INT NOT NULL,
    fact VARCHAR(36) NOT NULL REFERENCES fact (id),
    fact_version BIGINT NOT NULL,
    fact_state VARCHAR(20) NOT NULL CHECK (fact_state IN ('REPORTED', 'CONFIRMED', 'DENIED', 'OUTDATED', 'UNKNOWN')),
    text_hash VARCHAR(64) NOT NULL,
    PRIMARY KEY (message, revision, fact),
    FOREIGN KEY (message, revision) REFERENCES message_revision (message, number)
);
CREATE INDEX revision_fact_fact ON revision_fact (fact);

--changeset baken:0022-immutable-h2 dbms:h2
CREATE TRIGGER emergency_immutable BEFORE UPDATE, DELETE ON emergency FOR EACH ROW CALL 'org.baken.message.Immutable';
CREATE TRIGGER acknowledgement_immutable BEFORE UPDATE, DELETE ON acknowledgement
    FOR EACH ROW CALL 'org.baken.message.Immutable';

--changeset baken:0022-immutable-postgresql dbms:postgresql splitStatements:false
CREATE TRIGGER emergency_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON emergency
    FOR EACH STATEMENT EXECUTE FUNCTION message_immutable();
CREATE TRIGGER acknowledgement_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON acknowledgement
    FOR EACH STATEMENT EXECUTE FUNCTION message_immutable();
