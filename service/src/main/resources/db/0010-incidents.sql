--liquibase formatted sql

--changeset baken:0010-incidents
CREATE TABLE incident (
    id VARCHAR(36) PRIMARY KEY,
    slug VARCHAR(80) NOT NULL UNIQUE,
    title VARCHAR(200) NOT NULL,
    type VARCHAR(60) NOT NULL,
    kind VARCHAR(20) NOT NULL CHECK (kind IN ('REAL', 'EXERCISE')),
    state VARCHAR(20) NOT NULL CHECK (state IN ('PREPARED', 'ACTIVE', 'AFTERCARE', 'CLOSED')),
    scale VARCHAR(60) NOT NULL,
    languages VARCHAR(1000) NOT NULL,
    place VARCHAR(200),
    hashtag VARCHAR(60),
    sensitivities VARCHAR(2000),
    lead VARCHAR(36) REFERENCES person (id),
    opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    opened_by VARCHAR(120) NOT NULL,
    closed_at TIMESTAMP WITH TIME ZONE,
    next_update_at TIMESTAMP WITH TIME ZONE,
    held BOOLEAN NOT NULL,
    held_reason VARCHAR(1000),
    version BIGINT NOT NULL,
    changed_by VARCHAR(120) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    -- What belongs to an incident can refer to both, and so be kept to its kind.
    UNIQUE (id, kind)
);
CREATE INDEX incident_state ON incident (state);

CREATE TABLE roster (
    incident VARCHAR(36) NOT NULL REFERENCES incident (id),
    person VARCHAR(36) NOT NULL REFERENCES person (id),
    role VARCHAR(20) NOT NULL CHECK (role IN
        ('LEAD', 'AUTHOR', 'APPROVER', 'SPOKESPERSON', 'MONITOR', 'EXPERT', 'OFFICIAL', 'OBSERVER')),
    deputy BOOLEAN NOT NULL,
    position INT NOT NULL,
    PRIMARY KEY (incident, person, role)
);
CREATE INDEX roster_person ON roster (person);

CREATE TABLE fact (
    id VARCHAR(36) PRIMARY KEY,
    incident VARCHAR(36) NOT NULL REFERENCES incident (id),
    kind VARCHAR(20) NOT NULL CHECK (kind IN ('KNOWN', 'DOING', 'ASK', 'WHERE')),
    state VARCHAR(20) NOT NULL CHECK (state IN ('REPORTED', 'CONFIRMED', 'DENIED', 'OUTDATED', 'UNKNOWN')),
    text VARCHAR(1000000) NOT NULL,
    source VARCHAR(300),
    service VARCHAR(120),
    added_by VARCHAR(120) NOT NULL,
    added_at TIMESTAMP WITH TIME ZONE NOT NULL,
    version BIGINT NOT NULL,
    changed_by VARCHAR(120) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX fact_incident ON fact (incident);
