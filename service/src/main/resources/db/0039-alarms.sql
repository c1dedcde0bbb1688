--liquibase formatted sql

--changeset baken:0039-team-letters
-- What tells the team of something that belongs to no incident, such as an account that ends. Its hold_passed is -1: a "stop all"
-- stops what is published, not what the team has to know.
ALTER TABLE letter ALTER COLUMN incident DROP NOT NULL;
ALTER TABLE letter ALTER COLUMN incident_kind DROP NOT NULL;
ALTER TABLE letter ADD CONSTRAINT letter_of_team CHECK (incident IS NOT NULL OR (incident_kind IS NULL AND hold_passed = -1));

--changeset baken:0039-alarms
-- Something that went wrong and that a person has to know of.
CREATE TABLE alarm (
    id VARCHAR(36) PRIMARY KEY,
    kind VARCHAR(20) NOT NULL CHECK (kind IN ('FAILED', 'UNCLEAR', 'DIVERGED', 'VANISHED', 'NOT_REMOVED', 'FOREIGN_POST',
        'ACCOUNT_FAILING', 'ACCOUNT_EXPIRES')),
    exercise BOOLEAN NOT NULL,
    incident VARCHAR(36) REFERENCES incident (id),
    message VARCHAR(36),
    title VARCHAR(500),
    excerpt VARCHAR(1000),
    raised_at TIMESTAMP WITH TIME ZONE NOT NULL,
    -- When the team was told, or when it was decided that nobody needs to be; never told again after that.
    announced_at TIMESTAMP WITH TIME ZONE,
    over_at TIMESTAMP WITH TIME ZONE,
    seen_by VARCHAR(120),
    seen_at TIMESTAMP WITH TIME ZONE,
    note VARCHAR(2000),
    version BIGINT NOT NULL
);
CREATE INDEX alarm_incident ON alarm (incident, raised_at);
CREATE INDEX alarm_to_announce ON alarm (announced_at, raised_at);

-- The single things that an alarm stands for: deliveries, accounts, posts.
CREATE TABLE alarm_part (
    alarm VARCHAR(36) NOT NULL REFERENCES alarm (id) ON DELETE CASCADE,
    kind VARCHAR(20) NOT NULL,
    thing VARCHAR(100) NOT NULL,
    account VARCHAR(36) NOT NULL,
    account_name VARCHAR(120) NOT NULL,
    delivery VARCHAR(36),
    lang VARCHAR(2),
    -- How many letters of the delivery it is about; 0 when it is no letter.
    letters INT NOT NULL,
    problem VARCHAR(10000),
    url VARCHAR(4000),
    over_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT alarm_part_once PRIMARY KEY (alarm, thing)
);
CREATE INDEX alarm_part_thing ON alarm_part (kind, thing);
CREATE INDEX alarm_part_open ON alarm_part (over_at);

-- One node at a time looks for alarms: it holds this row meanwhile.
CREATE TABLE alarm_watch (id INT PRIMARY KEY CHECK (id = 1));
INSERT INTO alarm_watch (id) VALUES (1);

CREATE INDEX delivery_state ON delivery (state);

--changeset baken:0039-watches
-- The last try of every account when an incident became active; ended_at is null while it goes on.
CREATE TABLE preflight (
    incident VARCHAR(36) PRIMARY KEY REFERENCES incident (id),
    begun_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE,
    node VARCHAR(36),
    lease_until TIMESTAMP WITH TIME ZONE
);

-- How far the posts on an account were held against what was sent from here.
CREATE TABLE account_watch (
    account VARCHAR(36) PRIMARY KEY REFERENCES account_link (id),
    -- Posts from before then are nobody's business.
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    looked_until TIMESTAMP WITH TIME ZONE NOT NULL,
    looked_at TIMESTAMP WITH TIME ZONE NOT NULL
);
