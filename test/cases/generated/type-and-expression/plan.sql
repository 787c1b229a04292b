BEGIN;
ALTER TABLE public.items DROP COLUMN shown; -- expand; ACCESS EXCLUSIVE public.items, instant
ALTER TABLE public.items ADD COLUMN shown bigint GENERATED ALWAYS AS (((price)::bigint * 2)) STORED; -- expand; ACCESS EXCLUSIVE public.items, instant
COMMIT;
