CREATE TYPE address AS (street text, number int);
