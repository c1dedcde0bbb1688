--liquibase formatted sql

--changeset baken:0029-review-links
CREATE TABLE review_link (
    id VARCHAR(36) PRIMARY KEY,
    -- Of the token in the link; the token itself is kept nowhere.
    token_digest VARCHAR(64) NOT NULL UNIQUE,
    message VARCHAR(36) NOT NULL,
    review BIGINT NOT NULL,
    revision INT NOT NULL,
    hash VARCHAR(64) NOT NULL,
    person VARCHAR(36) NOT NULL REFERENCES person (id),
    made_by VARCHAR(120) NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    wrong INT NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE,
    ending VARCHAR(20) CHECK (ending IN ('SIGNED_OFF', 'OBJECTED', 'WRONG', 'REPLACED')),
    CHECK ((ended_at IS NULL) = (ending IS NULL)),
    FOREIGN KEY (message, review) REFERENCES message_step (message, version),
    FOREIGN KEY (message, revision) REFERENCES message_revision (message, number)
);
CREATE INDEX review_link_message ON review_link (message, person);
