CREATE TYPE mood AS ENUM ('sad', 'okay');
CREATE TABLE t (id int PRIMARY KEY, m mood);
