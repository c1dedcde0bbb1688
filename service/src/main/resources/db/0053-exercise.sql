--liquibase formatted sql

--changeset baken:0053-exercise
-- The play of an incident. Each table here holds the incident's kind, so that no row of it can belong to what is real.
CREATE TABLE exercise_run (
    incident VARCHAR(36) PRIMARY KEY,
    incident_kind VARCHAR(20) NOT NULL,
    scenario VARCHAR(40),
    scenario_hash VARCHAR(64),
    title VARCHAR(200) NOT NULL,
    minutes INT,
    goals VARCHAR(20000) NOT NULL,
    lang VARCHAR(2) NOT NULL,
    state VARCHAR(10) NOT NULL CHECK (state IN ('READY', 'RUNNING', 'PAUSED', 'ENDED')),
    speed DOUBLE PRECISION NOT NULL CHECK (speed BETWEEN 0.5 AND 60),
    -- Where the play was at that moment; while it runs it goes on from there.
    at_millis BIGINT NOT NULL CHECK (at_millis >= 0),
    at_time TIMESTAMP WITH TIME ZONE NOT NULL,
    trainer VARCHAR(36) NOT NULL REFERENCES person (id),
    trainer_name VARCHAR(120) NOT NULL,
    started_at TIMESTAMP WITH TIME ZONE,
    ended_at TIMESTAMP WITH TIME ZONE,
    version BIGINT NOT NULL,
    changed_by VARCHAR(120) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT exercise_run_only CHECK (incident_kind = 'EXERCISE'),
    CONSTRAINT exercise_run_kind FOREIGN KEY (incident, incident_kind) REFERENCES incident (id, kind),
    CHECK ((state = 'READY') = (started_at IS NULL) OR state = 'ENDED'),
    CHECK ((state = 'ENDED') = (ended_at IS NOT NULL))
);
CREATE INDEX exercise_run_state ON exercise_run (state);

-- The team is not held to a clock while the play stands still.
CREATE TABLE exercise_pause (
    incident VARCHAR(36) NOT NULL REFERENCES exercise_run (incident),
    from_at TIMESTAMP WITH TIME ZONE NOT NULL,
    to_at TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (incident, from_at)
);

ALTER TABLE fact ADD CONSTRAINT fact_of_incident UNIQUE (id, incident);

CREATE TABLE exercise_inject (
    id VARCHAR(36) PRIMARY KEY,
    incident VARCHAR(36) NOT NULL REFERENCES exercise_run (incident),
    number INT NOT NULL,
    name VARCHAR(40) NOT NULL,
    kind VARCHAR(20) NOT NULL CHECK (kind IN ('RUMOUR', 'REACTIONS', 'PRESS', 'FACT', 'ACCOUNT', 'VISIT', 'CALL')),
    at_millis BIGINT NOT NULL CHECK (at_millis >= 0),
    content VARCHAR(200000) NOT NULL,
    live BOOLEAN NOT NULL,
    state VARCHAR(10) NOT NULL CHECK (state IN ('WAITING', 'PLAYED', 'SKIPPED', 'DROPPED')),
    played_at TIMESTAMP WITH TIME ZONE,
    played_millis BIGINT,
    fact VARCHAR(36),
    handled_at TIMESTAMP WITH TIME ZONE,
    handled_by VARCHAR(120),
    handled_note VARCHAR(2000),
    note VARCHAR(2000),
    -- Which rumour of the team it is, when a trainer said so; none when they said that there is none.
    matched BOOLEAN NOT NULL,
    rumour VARCHAR(36),
    version BIGINT NOT NULL,
    changed_by VARCHAR(120) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT exercise_inject_name UNIQUE (incident, name),
    CONSTRAINT exercise_inject_fact FOREIGN KEY (fact, incident) REFERENCES fact (id, incident),
    CONSTRAINT exercise_inject_rumour FOREIGN KEY (rumour, incident) REFERENCES rumour (id, incident),
    CHECK ((state = 'PLAYED') = (played_at IS NOT NULL)),
    CHECK ((state = 'PLAYED') = (played_millis IS NOT NULL)),
    CHECK (state = 'PLAYED' OR handled_at IS NULL)
);
CREATE INDEX exercise_inject_next ON exercise_inject (incident, state, at_millis);

CREATE TABLE exercise_post (
    inject VARCHAR(36) NOT NULL REFERENCES exercise_inject (id),
    number INT NOT NULL,
    offset_millis BIGINT NOT NULL CHECK (offset_millis >= 0),
    state VARCHAR(10) NOT NULL CHECK (state IN ('WAITING', 'PLAYED', 'SKIPPED')),
    reaction VARCHAR(36),
    PRIMARY KEY (inject, number)
);

-- How accounts were set before an exercise made them misbehave. Only accounts of the sandbox can be named.
CREATE TABLE exercise_behaviour (
    id VARCHAR(36) PRIMARY KEY,
    incident VARCHAR(36) NOT NULL REFERENCES exercise_run (incident),
    inject VARCHAR(36) NOT NULL REFERENCES exercise_inject (id),
    account VARCHAR(36) NOT NULL,
    sandbox BOOLEAN NOT NULL,
    was VARCHAR(10),
    behaviour VARCHAR(10) NOT NULL CHECK (behaviour IN ('OK', 'SLOW', 'REFUSE', 'RETRY', 'UNCLEAR')),
    until_millis BIGINT,
    set_at TIMESTAMP WITH TIME ZONE NOT NULL,
    restored_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT exercise_behaviour_sandbox CHECK (sandbox),
    CONSTRAINT exercise_behaviour_account FOREIGN KEY (account, sandbox) REFERENCES account_link (id, sandbox)
);
CREATE INDEX exercise_behaviour_of ON exercise_behaviour (incident);
CREATE INDEX exercise_behaviour_account_of ON exercise_behaviour (account);
