--liquibase formatted sql

--changeset baken:0026-second-factor
CREATE TABLE second_factor (
    person VARCHAR(36) PRIMARY KEY REFERENCES person (id),
    -- Encrypted with a key outside the database, bound to the person.
    secret VARCHAR(400) NOT NULL,
    -- None until the person has proved that their device knows the secret: before that it is asked of nobody.
    confirmed_at TIMESTAMP WITH TIME ZONE,
    -- The time step of the newest code that was taken: that one and all before it are used up.
    last_step BIGINT NOT NULL
);
