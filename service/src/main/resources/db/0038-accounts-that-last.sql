--liquibase formatted sql

--changeset baken:0038-accounts-that-last
-- Whether a person has to say yes on the platform before the account can be used.
ALTER TABLE account_link ADD COLUMN waits BOOLEAN DEFAULT FALSE NOT NULL;

-- Who is asking the platform for new credentials, and until when that may take: a platform that gives a new refresh token with
-- every use locks out whoever comes second.
ALTER TABLE account_secret ADD COLUMN renewing VARCHAR(36);
ALTER TABLE account_secret ADD COLUMN renewing_until TIMESTAMP WITH TIME ZONE;

-- A person was sent to the platform to say yes. Only the digest of the state is here; what is remembered is encrypted.
CREATE TABLE account_authorization (
    state VARCHAR(64) PRIMARY KEY,
    account VARCHAR(36) NOT NULL REFERENCES account_link (id),
    person VARCHAR(36) NOT NULL,
    remembered VARCHAR(200000) NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL
);

-- What somebody found the last time at one point of an account's check-up list; earlier answers are in the logbook.
CREATE TABLE account_checkup (
    account VARCHAR(36) NOT NULL REFERENCES account_link (id),
    item VARCHAR(60) NOT NULL,
    state VARCHAR(10) NOT NULL CHECK (state IN ('OK', 'WRONG')),
    note VARCHAR(2000),
    checked_by VARCHAR(120) NOT NULL,
    checked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT account_checkup_once PRIMARY KEY (account, item)
);
