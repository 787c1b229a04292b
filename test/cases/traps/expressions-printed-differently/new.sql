CREATE TABLE t (a int, b text, c timestamptz, d numeric, e text[], f jsonb, g bool);
ALTER TABLE t ADD CONSTRAINT c1 CHECK (a BETWEEN 1 AND 5 AND a NOT BETWEEN 7 AND 8),
  ADD CONSTRAINT c2 CHECK (b LIKE 'a%' AND b NOT ILIKE '%z' AND b ~ '^x' AND b SIMILAR TO 'a%'),
  ADD CONSTRAINT c3 CHECK (c > TIMESTAMPTZ '2020-01-01 00:00:00+00' AND extract(year FROM c) < 3000 AND c AT TIME ZONE 'UTC' IS NOT NULL),
  ADD CONSTRAINT c4 CHECK (CASE WHEN d > 1 THEN true ELSE d IS DISTINCT FROM 0 END),
  ADD CONSTRAINT c5 CHECK ('x' = ANY (e) OR e && ARRAY['y'] OR e[1] = 'z' OR array_length(e, 1) > 1),
  ADD CONSTRAINT c6 CHECK (f ->> 'k' <> '' AND f @> '{"a": 1}' AND (f #>> '{a,b}') IS NULL),
  ADD CONSTRAINT c7 CHECK (g IS TRUE OR g IS NOT UNKNOWN OR NOT g),
  ADD CONSTRAINT c8 CHECK (coalesce(a, 0) + (-1) * a % 3 - +a >= -5::numeric),
  ADD CONSTRAINT c9 CHECK (substring(b FROM 1 FOR 2) || trim(both ' ' FROM b) <> overlay(b placing 'x' FROM 1) AND position('a' IN b) > 0),
  ADD CONSTRAINT c10 CHECK (ROW(a, b) < ROW(5, 'z') AND (a, d) = (1, 2)),
  ADD CONSTRAINT c11 CHECK (greatest(a, 1) > least(a, 2) AND nullif(a, 1) IS NULL);
