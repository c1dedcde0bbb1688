--liquibase formatted sql

--changeset baken:0023-house-rules
-- One row: what the organisation decided for all its messages.
CREATE TABLE house_rules (
    id VARCHAR(10) PRIMARY KEY CHECK (id = 'house'),
    own_numbers VARCHAR(20000) NOT NULL,
    own_addresses VARCHAR(40000) NOT NULL,
    confidential_terms VARCHAR(40000) NOT NULL,
    emergency_mandate VARCHAR(4000) NOT NULL,
    emergency_review_minutes INT NOT NULL CHECK (emergency_review_minutes > 0),
    levels VARCHAR(10000) NOT NULL,
    version BIGINT NOT NULL,
    changed_by VARCHAR(120) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL
);
INSERT INTO house_rules (id, own_numbers, own_addresses, confidential_terms, emergency_mandate,
    emergency_review_minutes, levels, version, changed_by, changed_at)
VALUES ('house', '[]', '[]', '[]', '[]', 60, '{}', 1, 'Baken', CURRENT_TIMESTAMP);
