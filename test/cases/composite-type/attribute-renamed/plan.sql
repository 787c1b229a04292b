BEGIN;
ALTER TYPE public.point2 RENAME ATTRIBUTE x TO longitude CASCADE; -- expand; ACCESS EXCLUSIVE public.points, instant
COMMIT;
