--liquibase formatted sql

--changeset baken:0003-commands
CREATE TABLE command (
    caller VARCHAR(120) NOT NULL,
    command_key VARCHAR(200) NOT NULL,
    request VARCHAR(64) NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    status INT NOT NULL,
    location VARCHAR(500),
    etag VARCHAR(60),
    body VARCHAR(1000000),
    PRIMARY KEY (caller, command_key)
);
CREATE INDEX command_at ON command (at);
