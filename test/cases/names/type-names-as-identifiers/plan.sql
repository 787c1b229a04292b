BEGIN;
CREATE TABLE public."integer" (
  text text,
  "timestamp" timestamp without time zone,
  "interval" interval,
  "char" "char",
  "values" integer,
  "between" integer,
  "authorization" integer
); -- expand
CREATE FUNCTION public."int"("int" integer)
RETURNS integer
LANGUAGE sql
AS $$SELECT $1$$; -- expand
COMMIT;
