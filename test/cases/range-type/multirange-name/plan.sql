BEGIN;
CREATE TYPE public.textrange AS RANGE (SUBTYPE = text, COLLATION = pg_catalog."C", MULTIRANGE_TYPE_NAME = public.texts); -- expand
COMMIT;
