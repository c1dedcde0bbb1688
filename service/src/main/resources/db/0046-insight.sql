--liquibase formatted sql

--changeset baken:0046-insight
-- How far the logbook was read, and with which list of words. One row: nodes take turns by locking it.
CREATE TABLE insight_progress (
    name VARCHAR(20) PRIMARY KEY,
    seq BIGINT NOT NULL,
    content VARCHAR(64) NOT NULL
);
INSERT INTO insight_progress (name, seq, content) VALUES ('situation', 0, 'none');

-- Everything below until the entries is derived from the reactions: it can be emptied at any time and fills itself again.
CREATE TABLE reaction_reading (
    reaction VARCHAR(36) PRIMARY KEY REFERENCES reaction (id) ON DELETE CASCADE,
    incident VARCHAR(36) NOT NULL,
    half_hour BIGINT NOT NULL,
    author VARCHAR(36) NOT NULL,
    themes VARCHAR(2000) NOT NULL
);
CREATE INDEX reaction_reading_half_hour ON reaction_reading (incident, half_hour);

CREATE TABLE situation (
    incident VARCHAR(36) NOT NULL REFERENCES incident (id),
    -- Half hours since 1970; 0 for the whole incident.
    half_hour BIGINT NOT NULL,
    stale BOOLEAN NOT NULL,
    totals VARCHAR(1000000),
    counted_at TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (incident, half_hour)
);
CREATE INDEX situation_stale ON situation (stale, half_hour);

-- Questions that are alike. What they have in common is kept as hashes: the texts stay where they can be erased.
CREATE TABLE question_group (
    id VARCHAR(36) PRIMARY KEY,
    incident VARCHAR(36) NOT NULL REFERENCES incident (id),
    features VARCHAR(4000) NOT NULL,
    questions INT NOT NULL,
    authors INT NOT NULL,
    last_at TIMESTAMP WITH TIME ZONE NOT NULL,
    -- That a person found it no matter for an entry.
    refused_by VARCHAR(120),
    refused_at TIMESTAMP WITH TIME ZONE
);
CREATE INDEX question_group_newest ON question_group (incident, last_at);
CREATE INDEX question_group_asked ON question_group (incident, authors);

CREATE TABLE reaction_question (
    reaction VARCHAR(36) PRIMARY KEY REFERENCES reaction (id) ON DELETE CASCADE,
    question_group VARCHAR(36) NOT NULL REFERENCES question_group (id),
    author VARCHAR(36) NOT NULL
);
CREATE INDEX reaction_question_group ON reaction_question (question_group, author);

-- An entry of the questions asked. It rests on a fact: what is shown follows what becomes of that one.
CREATE TABLE question_asked (
    id VARCHAR(36) PRIMARY KEY,
    incident VARCHAR(36) NOT NULL REFERENCES incident (id),
    fact VARCHAR(36) NOT NULL REFERENCES fact (id),
    -- The text of the fact in the version that the answer was worded from.
    fact_version BIGINT NOT NULL,
    question_group VARCHAR(36) UNIQUE REFERENCES question_group (id),
    question VARCHAR(1000000) NOT NULL,
    answer VARCHAR(1000000) NOT NULL,
    state VARCHAR(20) NOT NULL CHECK (state IN ('DRAFT', 'SHOWN', 'WITHDRAWN')),
    worded_by VARCHAR(36) NOT NULL REFERENCES person (id),
    worded_by_name VARCHAR(120) NOT NULL,
    shown_by VARCHAR(120),
    shown_at TIMESTAMP WITH TIME ZONE,
    version BIGINT NOT NULL,
    changed_by VARCHAR(120) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX question_asked_incident ON question_asked (incident, id);

--changeset baken:0046-insight-node
-- Who counted last: what another node remembers of it is out of date then.
ALTER TABLE insight_progress ADD COLUMN node VARCHAR(36);
