CREATE TYPE place AS (street text, town text);
CREATE TABLE person (id int PRIMARY KEY, home place, others place[]);
