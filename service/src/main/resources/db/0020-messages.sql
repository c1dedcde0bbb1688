--liquibase formatted sql

--changeset baken:0020-messages
CREATE TABLE message (
    id VARCHAR(36) PRIMARY KEY,
    incident VARCHAR(36) NOT NULL REFERENCES incident (id),
    state VARCHAR(20) NOT NULL
        CHECK (state IN ('DRAFT', 'IN_REVIEW', 'APPROVED', 'PUBLISHED', 'SUPERSEDED', 'WITHDRAWN')),
    revision INT NOT NULL,
    -- The version with which it was last submitted: the sign-offs of that round count. None while it is a draft.
    review BIGINT,
    corrects VARCHAR(36),
    supersedes VARCHAR(36) REFERENCES message (id),
    superseded_by VARCHAR(36) REFERENCES message (id),
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    version BIGINT NOT NULL,
    changed_by VARCHAR(120) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CHECK ((state = 'DRAFT') = (review IS NULL)),
    CHECK ((state = 'SUPERSEDED') = (superseded_by IS NOT NULL))
);
CREATE INDEX message_incident ON message (incident, id);
CREATE INDEX message_supersedes ON message (supersedes);

CREATE TABLE message_revision (
    message VARCHAR(36) NOT NULL REFERENCES message (id),
    number INT NOT NULL,
    content VARCHAR(1000000) NOT NULL,
    headline VARCHAR(250) NOT NULL,
    hash VARCHAR(64) NOT NULL,
    author VARCHAR(36) NOT NULL REFERENCES person (id),
    author_name VARCHAR(120) NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (message, number)
);

CREATE TABLE message_step (
    message VARCHAR(36) NOT NULL REFERENCES message (id),
    version BIGINT NOT NULL,
    state VARCHAR(20) NOT NULL
        CHECK (state IN ('DRAFT', 'IN_REVIEW', 'APPROVED', 'PUBLISHED', 'SUPERSEDED', 'WITHDRAWN')),
    revision INT NOT NULL,
    person VARCHAR(36),
    name VARCHAR(120) NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (message, version)
);

CREATE TABLE sign_off (
    message VARCHAR(36) NOT NULL,
    review BIGINT NOT NULL,
    person VARCHAR(36) NOT NULL REFERENCES person (id),
    name VARCHAR(120) NOT NULL,
    revision INT NOT NULL,
    hash VARCHAR(64) NOT NULL,
    answers VARCHAR(10000) NOT NULL,
    comment VARCHAR(2000),
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (message, review, person),
    FOREIGN KEY (message, review) REFERENCES message_step (message, version),
    FOREIGN KEY (message, revision) REFERENCES message_revision (message, number)
);

CREATE TABLE objection (
    id VARCHAR(36) PRIMARY KEY,
    message VARCHAR(36) NOT NULL,
    person VARCHAR(36) NOT NULL REFERENCES person (id),
    name VARCHAR(120) NOT NULL,
    revision INT NOT NULL,
    comment VARCHAR(2000) NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    FOREIGN KEY (message, revision) REFERENCES message_revision (message, number)
);
CREATE INDEX objection_message ON objection (message);

--changeset baken:0020-immutable-h2 dbms:h2
CREATE TRIGGER message_revision_immutable BEFORE UPDATE, DELETE ON message_revision
    FOR EACH ROW CALL 'org.baken.message.Immutable';
CREATE TRIGGER sign_off_immutable BEFORE UPDATE, DELETE ON sign_off FOR EACH ROW CALL 'org.baken.message.Immutable';

--changeset baken:0020-immutable-postgresql dbms:postgresql splitStatements:false
CREATE FUNCTION message_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'revisions and sign-offs stay as they were written';
END $$;
CREATE TRIGGER message_revision_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON message_revision
    FOR EACH STATEMENT EXECUTE FUNCTION message_immutable();
CREATE TRIGGER sign_off_immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON sign_off
    FOR EACH STATEMENT EXECUTE FUNCTION message_immutable();
