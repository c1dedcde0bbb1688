--liquibase formatted sql

--changeset baken:0037-letters-that-follow
-- Finds the earlier letter to the same recipient among ten thousand.
CREATE INDEX letter_recipient ON letter (delivery, recipient);
