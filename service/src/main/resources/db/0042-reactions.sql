--liquibase formatted sql

--changeset baken:0042-reactions
-- Somebody outside, as one platform knows them. Strikes count over all incidents of a kind (guideline H04), so that the author is
-- not part of one incident; an author of an exercise is never one of the real world.
CREATE TABLE reaction_author (
    id VARCHAR(36) PRIMARY KEY,
    exercise BOOLEAN NOT NULL,
    author_key VARCHAR(64) NOT NULL,
    platform VARCHAR(20) NOT NULL,
    handle VARCHAR(320) NOT NULL,
    name VARCHAR(300),
    address VARCHAR(2000),
    pseudonym BOOLEAN NOT NULL,
    first_at TIMESTAMP WITH TIME ZONE NOT NULL,
    -- Made of the platform, of what it calls them, and of whether an exercise made them up.
    UNIQUE (author_key)
);

CREATE TABLE reaction (
    id VARCHAR(36) PRIMARY KEY,
    incident VARCHAR(36) NOT NULL,
    -- What makes it the same one when it comes again.
    origin VARCHAR(64) NOT NULL,
    source VARCHAR(20) NOT NULL CHECK (source IN ('MANUAL', 'IMPORT', 'POLL', 'MAIL', 'WEBHOOK', 'SIGNAL', 'EXERCISE')),
    account VARCHAR(36),
    platform VARCHAR(20) NOT NULL,
    remote_id VARCHAR(2000),
    in_reply_to VARCHAR(2000),
    thread VARCHAR(2000),
    author VARCHAR(36) NOT NULL,
    text VARCHAR(20000) NOT NULL,
    lang VARCHAR(2),
    url VARCHAR(2000),
    secluded BOOLEAN NOT NULL,
    pictures INT NOT NULL,
    posted_at TIMESTAMP WITH TIME ZONE NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL,
    due_at TIMESTAMP WITH TIME ZONE,
    state VARCHAR(20) NOT NULL
        CHECK (state IN ('NEW', 'TRIAGED', 'ANSWERED', 'PASSED_ON', 'HIDDEN', 'REMOVED', 'LEFT', 'DONE')),
    sentiment VARCHAR(20) CHECK (sentiment IN ('POSITIVE', 'NEUTRAL', 'NEGATIVE')),
    category VARCHAR(40),
    triaged_by VARCHAR(120),
    triaged_at TIMESTAMP WITH TIME ZONE,
    answered_at TIMESTAMP WITH TIME ZONE,
    rumour VARCHAR(36),
    assignee VARCHAR(36),
    note VARCHAR(2000),
    abusive BOOLEAN NOT NULL,
    erased BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    changed_by VARCHAR(120) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    -- In this order: H2 looks many values up at once by the first column of an index alone.
    UNIQUE (origin, incident)
);
-- Newest first is how an inbox is read; H2 uses an index for an order only when both begin and go the same way. What can be filtered
-- by stands in an index: a value that hardly any reaction has would be looked for in all of them.
CREATE INDEX reaction_newest ON reaction (incident, id DESC);
CREATE INDEX reaction_state ON reaction (incident, state, id DESC);
CREATE INDEX reaction_class ON reaction (incident, category, id DESC);
CREATE INDEX reaction_assignee ON reaction (assignee, incident, id DESC);
CREATE INDEX reaction_due ON reaction (incident, due_at, id);
CREATE INDEX reaction_author_newest ON reaction (author, id DESC);
CREATE INDEX reaction_rumour ON reaction (rumour);

-- One that was moved to another incident is not taken up again where it was.
CREATE TABLE reaction_moved (
    incident VARCHAR(36) NOT NULL REFERENCES incident (id),
    origin VARCHAR(64) NOT NULL,
    reaction VARCHAR(36) NOT NULL REFERENCES reaction (id),
    PRIMARY KEY (incident, origin)
);

--changeset baken:0042-reaction-references dbms:postgresql
-- H2 makes an index of its own for each reference, and each of those costs an import a tenth of its time. What these refer to is read
-- in the transaction that writes a reaction, and never deleted.
ALTER TABLE reaction ADD FOREIGN KEY (incident) REFERENCES incident (id);
ALTER TABLE reaction ADD FOREIGN KEY (account) REFERENCES account_link (id);
ALTER TABLE reaction ADD FOREIGN KEY (author) REFERENCES reaction_author (id);
ALTER TABLE reaction ADD FOREIGN KEY (rumour) REFERENCES rumour (id);
ALTER TABLE reaction ADD FOREIGN KEY (assignee) REFERENCES person (id);

--changeset baken:0042-reaction-kind dbms:h2
-- One for three: each index costs an import its time, and there are few sources to look below for a platform.
CREATE INDEX reaction_kind ON reaction (incident, secluded, source, platform, id DESC);

--changeset baken:0042-reaction-kinds dbms:postgresql
CREATE INDEX reaction_sentiment ON reaction (incident, sentiment, id DESC);
CREATE INDEX reaction_source ON reaction (incident, source, id DESC);
CREATE INDEX reaction_platform ON reaction (incident, platform, id DESC);
CREATE INDEX reaction_secluded ON reaction (incident, id DESC) WHERE secluded;

--changeset baken:0042-reaction-words dbms:postgresql
-- Under which words a reaction is found. A table of its own: the words change only with the text, the reaction with every act.
CREATE TABLE reaction_words (
    reaction VARCHAR(36) PRIMARY KEY REFERENCES reaction (id),
    words TSVECTOR NOT NULL
);
CREATE INDEX reaction_words_found ON reaction_words USING GIN (words);

--changeset baken:0042-reaction-unindexed dbms:h2
-- What the index of words, which lies beside an embedded database, does not hold yet as it is now.
CREATE TABLE reaction_unindexed (
    id VARCHAR(36) PRIMARY KEY,
    reactions VARCHAR(36) ARRAY NOT NULL
);
-- Ties the index to this database: another index is made anew.
CREATE TABLE reaction_index (
    id INT PRIMARY KEY CHECK (id = 1),
    token VARCHAR(36) NOT NULL
);
