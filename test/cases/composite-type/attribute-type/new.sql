CREATE TYPE address AS (street text, number bigint);
