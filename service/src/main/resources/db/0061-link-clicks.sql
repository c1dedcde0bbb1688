--liquibase formatted sql

--changeset baken:0061-link-clicks
-- How often the short link of a message was followed: a number for each hour and each place where the link stood. Nothing about
-- who followed it is kept anywhere.
CREATE TABLE link_click (
    message VARCHAR(36) NOT NULL REFERENCES message (id),
    via VARCHAR(20) NOT NULL,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    clicks BIGINT NOT NULL CHECK (clicks >= 0),
    CONSTRAINT link_click_once PRIMARY KEY (message, via, since)
);
