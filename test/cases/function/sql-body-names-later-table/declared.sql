CREATE FUNCTION a_first() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM z_last';
CREATE TABLE z_last (id int, n bigint DEFAULT a_first());
