--liquibase formatted sql

--changeset baken:0030-accounts
CREATE TABLE account_link (
    id VARCHAR(36) PRIMARY KEY,
    platform VARCHAR(20) NOT NULL,
    handle VARCHAR(200) NOT NULL,
    name VARCHAR(120) NOT NULL,
    settings VARCHAR(1000000) NOT NULL,
    users VARCHAR(100000) NOT NULL,
    sandbox BOOLEAN NOT NULL,
    built_in BOOLEAN NOT NULL,
    linked BOOLEAN NOT NULL,
    health VARCHAR(10) NOT NULL CHECK (health IN ('OK', 'FAILING', 'UNKNOWN')),
    problem VARCHAR(10000),
    checked_at TIMESTAMP WITH TIME ZONE,
    expires_at TIMESTAMP WITH TIME ZONE,
    version BIGINT NOT NULL,
    changed_by VARCHAR(120) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    -- Deliveries refer to both columns: an exercise can reach no account but of the sandbox.
    CONSTRAINT account_link_kind UNIQUE (id, sandbox),
    CONSTRAINT account_link_sandbox CHECK (sandbox = (platform = 'sandbox' OR id = 'exercise-page'))
);

-- Apart, so that no query for accounts ever carries a secret. Encrypted; the key is not in the database.
CREATE TABLE account_secret (
    account VARCHAR(36) PRIMARY KEY REFERENCES account_link (id),
    sealed VARCHAR(200000) NOT NULL
);

INSERT INTO account_link (id, platform, handle, name, settings, users, sandbox, built_in, linked, health, version, changed_by, changed_at)
VALUES ('public-page', 'publicpage', '', '', '{}', '[]', FALSE, TRUE, TRUE, 'OK', 1, 'Baken', CURRENT_TIMESTAMP),
       ('exercise-page', 'publicpage', '', '', '{}', '[]', TRUE, TRUE, TRUE, 'OK', 1, 'Baken', CURRENT_TIMESTAMP);
