--liquibase formatted sql

--changeset baken:0012-rumours
CREATE TABLE rumour (
    id VARCHAR(36) PRIMARY KEY,
    incident VARCHAR(36) NOT NULL REFERENCES incident (id),
    claim VARCHAR(1000) NOT NULL,
    state VARCHAR(20) NOT NULL CHECK (state IN ('REPORTED', 'VERIFYING', 'FALSE', 'MISLEADING', 'TRUE', 'UNPROVEN',
        'CORRECTING', 'CORRECTED', 'MONITORING', 'CLOSED')),
    kind VARCHAR(20) NOT NULL CHECK (kind IN ('MISINFORMATION', 'DISINFORMATION', 'UNKNOWN')),
    reach VARCHAR(10) NOT NULL CHECK (reach IN ('LOW', 'MEDIUM', 'HIGH')),
    harm VARCHAR(10) NOT NULL CHECK (harm IN ('LOW', 'MEDIUM', 'HIGH')),
    seen_at TIMESTAMP WITH TIME ZONE NOT NULL,
    seen_where VARCHAR(300) NOT NULL,
    url VARCHAR(2000),
    note VARCHAR(2000),
    source VARCHAR(300),
    verdict VARCHAR(20) CHECK (verdict IN ('FALSE', 'MISLEADING', 'TRUE', 'UNPROVEN')),
    verdict_note VARCHAR(2000),
    verdict_by VARCHAR(120),
    verdict_at TIMESTAMP WITH TIME ZONE,
    correction VARCHAR(36),
    corrected_at TIMESTAMP WITH TIME ZONE,
    reported_by VARCHAR(120) NOT NULL,
    reported_at TIMESTAMP WITH TIME ZONE NOT NULL,
    version BIGINT NOT NULL,
    changed_by VARCHAR(120) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX rumour_incident ON rumour (incident);

CREATE TABLE evidence (
    id VARCHAR(36) PRIMARY KEY,
    rumour VARCHAR(36) NOT NULL REFERENCES rumour (id),
    name VARCHAR(200) NOT NULL,
    type VARCHAR(60) NOT NULL,
    size BIGINT NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    address VARCHAR(2000),
    added_by VARCHAR(120) NOT NULL,
    added_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX evidence_rumour ON evidence (rumour);
