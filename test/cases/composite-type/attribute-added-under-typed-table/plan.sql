BEGIN;
ALTER TYPE public.ct ADD ATTRIBUTE c date CASCADE; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
