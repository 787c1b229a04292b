BEGIN;
ALTER TABLE public.boxes ALTER COLUMN id TYPE bigint; -- expand; ACCESS EXCLUSIVE public.boxes, instant
ALTER TABLE public.boxes ALTER COLUMN size TYPE public.size; -- expand; ACCESS EXCLUSIVE public.boxes, instant
COMMIT;
