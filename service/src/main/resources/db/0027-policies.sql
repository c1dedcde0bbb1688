--liquibase formatted sql

--changeset baken:0027-policies
-- An empty list of purposes, scales or audiences means any.
CREATE TABLE house_policy (
    id VARCHAR(36) PRIMARY KEY,
    purposes VARCHAR(1000) NOT NULL,
    scales VARCHAR(4000) NOT NULL,
    audiences VARCHAR(4000) NOT NULL,
    required INT NOT NULL CHECK (required BETWEEN 1 AND 5),
    roles VARCHAR(1000) NOT NULL,
    questions VARCHAR(2000) NOT NULL,
    strict BOOLEAN NOT NULL,
    languages_separately BOOLEAN NOT NULL,
    remind_after_minutes INT NOT NULL CHECK (remind_after_minutes > 0),
    escalate_after_minutes INT NOT NULL,
    version BIGINT NOT NULL,
    changed_by VARCHAR(120) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CHECK (escalate_after_minutes >= remind_after_minutes)
);

--changeset baken:0027-review-notices
-- That a review waited too long. The key lets only one of several nodes say so.
CREATE TABLE review_notice (
    message VARCHAR(36) NOT NULL,
    review BIGINT NOT NULL,
    kind VARCHAR(20) NOT NULL CHECK (kind IN ('REMINDED', 'ESCALATED', 'OVERDUE')),
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (message, review, kind),
    FOREIGN KEY (message, review) REFERENCES message_step (message, version)
);
