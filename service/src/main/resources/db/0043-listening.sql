--liquibase formatted sql

--changeset baken:0043-listening
-- How far each account was asked for what people wrote. It commits together with what an answer brought.
CREATE TABLE listening (
    account VARCHAR(36) PRIMARY KEY REFERENCES account_link (id),
    -- Where the connector goes on; null when it has to begin at "since".
    place VARCHAR(2000),
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    -- Nothing is asked while no incident of the account's kind is there.
    resting BOOLEAN NOT NULL,
    -- Counts the turns: only who has the newest one may keep what it brings.
    turn BIGINT NOT NULL,
    lease_until TIMESTAMP WITH TIME ZONE,
    next_at TIMESTAMP WITH TIME ZONE NOT NULL,
    heard_at TIMESTAMP WITH TIME ZONE,
    failures INT NOT NULL,
    problem VARCHAR(10000)
);

-- Whose reaction belongs to which incident is found by what platforms call our posts.
CREATE INDEX delivery_remote ON delivery (remote_id);
CREATE INDEX letter_remote ON letter (remote_id);

-- A door for programs that bring reactions. The key is encrypted; the token only names the door.
CREATE TABLE intake (
    id VARCHAR(36) PRIMARY KEY,
    name VARCHAR(120) NOT NULL,
    token VARCHAR(43) NOT NULL UNIQUE,
    proof VARCHAR(20) NOT NULL CHECK (proof IN ('SIGNATURE', 'BEARER')),
    sealed VARCHAR(4000) NOT NULL,
    exercise BOOLEAN NOT NULL,
    received BIGINT NOT NULL,
    last_at TIMESTAMP WITH TIME ZONE,
    version BIGINT NOT NULL,
    changed_by VARCHAR(120) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL
);

-- The page on which colleagues signal what they see. Its code is no secret of the house: it only lets somebody write to us.
CREATE TABLE signal_form (
    kind VARCHAR(20) PRIMARY KEY CHECK (kind IN ('REAL', 'EXERCISE')),
    code VARCHAR(43) NOT NULL UNIQUE,
    enabled BOOLEAN NOT NULL,
    contact VARCHAR(500),
    version BIGINT NOT NULL,
    changed_by VARCHAR(120) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL
);
