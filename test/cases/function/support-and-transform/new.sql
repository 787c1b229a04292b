CREATE FUNCTION pick(anyarray) RETURNS anyelement LANGUAGE sql AS 'SELECT $1[1]';
