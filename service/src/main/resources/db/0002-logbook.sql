--liquibase formatted sql

--changeset baken:0002-logbook
CREATE TABLE log_entry (
    seq BIGINT PRIMARY KEY,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    actor VARCHAR(500) NOT NULL,
    kind VARCHAR(60) NOT NULL,
    incident VARCHAR(36),
    object VARCHAR(36),
    data VARCHAR(1000000) NOT NULL,
    previous VARCHAR(64) NOT NULL,
    hash VARCHAR(64) NOT NULL
);
CREATE INDEX log_entry_incident ON log_entry (incident, seq);

CREATE TABLE log_head (
    id INT PRIMARY KEY CHECK (id = 1),
    seq BIGINT NOT NULL,
    hash VARCHAR(64) NOT NULL
);
INSERT INTO log_head (id, seq, hash) VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TABLE log_follower (
    name VARCHAR(60) PRIMARY KEY,
    seq BIGINT NOT NULL
);

--changeset baken:0002-append-only-h2 dbms:h2
CREATE TRIGGER log_entry_append_only BEFORE UPDATE, DELETE ON log_entry FOR EACH ROW CALL 'org.baken.logbook.AppendOnly';

--changeset baken:0002-append-only-postgresql dbms:postgresql splitStatements:false
CREATE FUNCTION log_entry_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the logbook is append-only';
END $$;
CREATE TRIGGER log_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_entry
    FOR EACH STATEMENT EXECUTE FUNCTION log_entry_append_only();
