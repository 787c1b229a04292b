CREATE TYPE mood AS ENUM (
  'sad',
  'ok' -- @renamed from=okay
);
CREATE TABLE t (id int PRIMARY KEY, m mood);
