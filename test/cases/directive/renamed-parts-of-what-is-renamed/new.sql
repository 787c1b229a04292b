-- @renamed from=mood
CREATE TYPE feeling AS ENUM (
  'sad',
  'ok' -- @renamed from=okay
);
-- @renamed from=point2
CREATE TYPE place AS (
  longitude int, -- @renamed from=x
  y int
);
-- @renamed from=positive
CREATE DOMAIN natural_number AS int
  -- @renamed from=above
  CONSTRAINT above_zero CHECK (VALUE > 0);
-- @renamed from=v
CREATE VIEW w AS SELECT 1 AS a;
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
-- @renamed from=g
CREATE TRIGGER h INSTEAD OF INSERT ON w FOR EACH ROW EXECUTE FUNCTION f();
