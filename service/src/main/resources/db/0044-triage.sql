--liquibase formatted sql

--changeset baken:0044-triage-policy
-- One row: what the house decided. While there is none, what comes with the product holds.
CREATE TABLE triage_policy (
    id INT PRIMARY KEY CHECK (id = 1),
    political VARCHAR(10) NOT NULL CHECK (political IN ('HIDE', 'LEAVE', 'REMOVE')),
    commercial VARCHAR(10) NOT NULL CHECK (commercial IN ('HIDE', 'LEAVE', 'REMOVE')),
    positive VARCHAR(10) NOT NULL CHECK (positive IN ('ANSWER', 'LEAVE')),
    strikes INT NOT NULL CHECK (strikes BETWEEN 1 AND 10),
    exchanges INT NOT NULL CHECK (exchanges BETWEEN 1 AND 20),
    answer_within_minutes INT NOT NULL CHECK (answer_within_minutes BETWEEN 1 AND 1440),
    crisis_answer_within_minutes INT NOT NULL CHECK (crisis_answer_within_minutes BETWEEN 1 AND 1440),
    free_text_needs_sign_off BOOLEAN NOT NULL,
    templates_need_sign_off BOOLEAN NOT NULL,
    spread_reach VARCHAR(10) NOT NULL CHECK (spread_reach IN ('LOW', 'MEDIUM', 'HIGH')),
    spread_sightings INT NOT NULL CHECK (spread_sightings BETWEEN 1 AND 1000),
    retention_days INT NOT NULL CHECK (retention_days BETWEEN 1 AND 3650),
    pseudonymise_after_days INT NOT NULL,
    code_of_conduct_url VARCHAR(2000),
    code_approved_by VARCHAR(200),
    code_approved_on DATE,
    code_review_on DATE,
    version BIGINT NOT NULL,
    changed_by VARCHAR(120) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CHECK (pseudonymise_after_days BETWEEN 0 AND retention_days),
    CHECK (crisis_answer_within_minutes <= answer_within_minutes)
);

--changeset baken:0044-care
-- One row: whom somebody can turn to who reads too much of this (guideline H35).
CREATE TABLE care_contact (
    id INT PRIMARY KEY CHECK (id = 1),
    name VARCHAR(120),
    phone VARCHAR(60),
    email VARCHAR(320),
    text VARCHAR(1000),
    version BIGINT NOT NULL,
    changed_by VARCHAR(120) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL
);

--changeset baken:0044-judgements
-- Every judgement stays, also one that was corrected: which answers led to it, and by which version of the tree.
CREATE TABLE reaction_judgement (
    id VARCHAR(36) PRIMARY KEY,
    reaction VARCHAR(36) NOT NULL REFERENCES reaction (id) ON DELETE CASCADE,
    category VARCHAR(40) NOT NULL,
    sentiment VARCHAR(20) CHECK (sentiment IN ('POSITIVE', 'NEUTRAL', 'NEGATIVE')),
    answers VARCHAR(2000),
    tree VARCHAR(64) NOT NULL,
    judged_by VARCHAR(120) NOT NULL,
    judged_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX reaction_judgement_of ON reaction_judgement (reaction, id);

--changeset baken:0044-steps
-- What was done. What is taken back stays, with who took it back.
CREATE TABLE reaction_step (
    id VARCHAR(36) PRIMARY KEY,
    reaction VARCHAR(36) NOT NULL REFERENCES reaction (id) ON DELETE CASCADE,
    step VARCHAR(40) NOT NULL,
    act VARCHAR(20) NOT NULL,
    category VARCHAR(40) NOT NULL,
    note VARCHAR(2000),
    url VARCHAR(2000),
    done_by VARCHAR(120) NOT NULL,
    done_at TIMESTAMP WITH TIME ZONE NOT NULL,
    undone_by VARCHAR(120),
    undone_at TIMESTAMP WITH TIME ZONE
);
CREATE INDEX reaction_step_of ON reaction_step (reaction, id);

--changeset baken:0044-evidence
-- What was said, kept before it can disappear: a file in the folder of evidence, or the text itself.
CREATE TABLE reaction_evidence (
    id VARCHAR(36) PRIMARY KEY,
    reaction VARCHAR(36) NOT NULL REFERENCES reaction (id) ON DELETE CASCADE,
    name VARCHAR(200) NOT NULL,
    type VARCHAR(100) NOT NULL,
    size BIGINT NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    text VARCHAR(200000),
    address VARCHAR(2000),
    added_by VARCHAR(120) NOT NULL,
    added_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX reaction_evidence_of ON reaction_evidence (reaction, id);

--changeset baken:0044-strikes
-- One for each reaction that its writer was warned about (guideline H04).
CREATE TABLE author_strike (
    id VARCHAR(36) PRIMARY KEY,
    author VARCHAR(36) NOT NULL REFERENCES reaction_author (id) ON DELETE CASCADE,
    reaction VARCHAR(36) NOT NULL UNIQUE REFERENCES reaction (id) ON DELETE CASCADE,
    category VARCHAR(40) NOT NULL,
    warning INT NOT NULL CHECK (warning > 0),
    code VARCHAR(2000) NOT NULL,
    struck_by VARCHAR(120) NOT NULL,
    struck_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX author_strike_of ON author_strike (author, id);
