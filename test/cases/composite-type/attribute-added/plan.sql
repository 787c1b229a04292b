BEGIN;
ALTER TYPE public.address ADD ATTRIBUTE number integer; -- expand
COMMIT;
