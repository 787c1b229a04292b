ALTER TYPE public.mood ADD VALUE 'ok'; -- expand; irreversible, not_transactional

BEGIN;
ALTER TABLE public.t ALTER COLUMN m SET DEFAULT 'ok'::public.mood; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
