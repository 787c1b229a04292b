CREATE TABLE z_last (id int, n bigint);
CREATE FUNCTION a_first() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM z_last';
ALTER TABLE z_last ALTER n SET DEFAULT a_first();
