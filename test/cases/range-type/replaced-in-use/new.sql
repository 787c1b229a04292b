CREATE FUNCTION tdiff(time, time) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT extract(epoch FROM ($1 - $2))::float8';
CREATE TYPE timerange AS RANGE (subtype = time, subtype_diff = tdiff, multirange_type_name = timemr);
CREATE TABLE t (r timerange, m timemr, EXCLUDE USING gist (r WITH &&));
