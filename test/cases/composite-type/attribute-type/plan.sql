BEGIN;
ALTER TYPE public.address ALTER ATTRIBUTE number TYPE bigint; -- expand
COMMIT;
