--liquibase formatted sql

--changeset baken:0047-watch
-- Where others talk about the town, and who runs it there (guidelines H29, A31).
CREATE TABLE watched (
    id VARCHAR(36) PRIMARY KEY,
    kind VARCHAR(20) NOT NULL CHECK (kind IN ('GROUP', 'PAGE', 'HASHTAG', 'ACCOUNT', 'SITE', 'OTHER')),
    platform VARCHAR(20) NOT NULL,
    name VARCHAR(200) NOT NULL,
    url VARCHAR(2000),
    members INT,
    administrators VARCHAR(100000) NOT NULL,
    note VARCHAR(2000),
    look_every_days INT NOT NULL,
    looked_at TIMESTAMP WITH TIME ZONE,
    looked_by VARCHAR(120),
    version BIGINT NOT NULL,
    changed_by VARCHAR(120) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL
);

-- Pages that people consult, which have to lead to us (guideline V18).
CREATE TABLE findable (
    id VARCHAR(36) PRIMARY KEY,
    name VARCHAR(200) NOT NULL,
    url VARCHAR(2000) NOT NULL,
    wanted VARCHAR(2000) NOT NULL,
    note VARCHAR(2000),
    state VARCHAR(20) NOT NULL
        CHECK (state IN ('UNCHECKED', 'LINKED', 'MISSING', 'BROKEN', 'UNREACHABLE', 'REFUSED')),
    problem VARCHAR(10000),
    checked_at TIMESTAMP WITH TIME ZONE,
    -- One node at a time looks at it.
    lease_until TIMESTAMP WITH TIME ZONE,
    version BIGINT NOT NULL,
    changed_by VARCHAR(120) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL
);
