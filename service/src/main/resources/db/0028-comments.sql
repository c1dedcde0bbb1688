--liquibase formatted sql

--changeset baken:0028-comments
CREATE TABLE message_comment (
    id VARCHAR(36) PRIMARY KEY,
    message VARCHAR(36) NOT NULL,
    revision INT NOT NULL,
    -- Which text, and which letters of it: UTF-16 units, the end not included.
    path VARCHAR(200) NOT NULL,
    span_start INT NOT NULL,
    span_end INT NOT NULL,
    quote VARCHAR(4000) NOT NULL,
    text VARCHAR(2000) NOT NULL,
    person VARCHAR(36) NOT NULL REFERENCES person (id),
    name VARCHAR(120) NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    resolved_by VARCHAR(120),
    resolved_at TIMESTAMP WITH TIME ZONE,
    CHECK (0 <= span_start AND span_start < span_end),
    CHECK ((resolved_by IS NULL) = (resolved_at IS NULL)),
    FOREIGN KEY (message, revision) REFERENCES message_revision (message, number)
);
CREATE INDEX message_comment_message ON message_comment (message);
