CREATE TYPE ct AS (a int, b text, c numeric);
CREATE FUNCTION f() RETURNS SETOF ct LANGUAGE sql AS $$SELECT 1, 'a'::text, 1.0$$;
CREATE FUNCTION g(ct[]) RETURNS ct LANGUAGE sql AS $$SELECT $1[1]$$;
CREATE VIEW v AS SELECT (g(array_agg(f))).* FROM f();
