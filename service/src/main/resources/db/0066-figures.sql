--liquibase formatted sql

--changeset baken:0066-figures
-- What the platform last told about one post. Where it gave no number there is none, which is not zero.
-- The delivery is not referred to: a reference would lock it for a moment, and publishing never waits for a figure.
CREATE TABLE post_figures (
    delivery VARCHAR(36) PRIMARY KEY,
    favourites BIGINT CHECK (favourites >= 0),
    reposts BIGINT CHECK (reposts >= 0),
    replies BIGINT CHECK (replies >= 0),
    views BIGINT CHECK (views >= 0),
    clicks BIGINT CHECK (clicks >= 0),
    -- When the platform told this; null while it never did.
    as_of TIMESTAMP WITH TIME ZONE,
    -- When it is asked again; null when it is not.
    next_at TIMESTAMP WITH TIME ZONE,
    problem VARCHAR(10000)
);

-- How that grew: a row each time something had changed.
CREATE TABLE post_figures_past (
    delivery VARCHAR(36) NOT NULL REFERENCES post_figures (delivery) ON DELETE CASCADE,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    favourites BIGINT,
    reposts BIGINT,
    replies BIGINT,
    views BIGINT,
    clicks BIGINT,
    CONSTRAINT post_figures_past_once PRIMARY KEY (delivery, at)
);

-- Whose turn it is to ask an account, and when the next one is.
CREATE TABLE figures_turn (
    account VARCHAR(36) PRIMARY KEY REFERENCES account_link (id),
    -- Counts the turns: only who has the newest one may keep what it brings.
    turn BIGINT NOT NULL,
    lease_until TIMESTAMP WITH TIME ZONE,
    next_at TIMESTAMP WITH TIME ZONE NOT NULL,
    failures INT NOT NULL,
    problem VARCHAR(10000)
);
