CREATE FUNCTION f(a anyelement, b anyarray DEFAULT NULL, c text DEFAULT 'it''s', d int DEFAULT 1 + 2, e date DEFAULT CURRENT_DATE) RETURNS anyelement LANGUAGE sql AS 'SELECT $1';
