BEGIN;
CREATE SCHEMA app; -- expand
CREATE TYPE app.level AS ENUM ('low', 'high'); -- expand
ALTER TABLE public.t ADD COLUMN level app.level; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
