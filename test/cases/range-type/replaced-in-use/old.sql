CREATE FUNCTION tdiff(time, time) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT extract(epoch FROM ($1 - $2))::float8';
CREATE TYPE timerange AS RANGE (subtype = time);
CREATE TABLE t (r timerange, m timemultirange, EXCLUDE USING gist (r WITH &&));
