BEGIN;
DROP TYPE public.mood; -- expand
CREATE TYPE public.mood AS ENUM (); -- expand
COMMIT;
