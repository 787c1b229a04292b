BEGIN;
ALTER DOMAIN public.d DROP CONSTRAINT c; -- expand
ALTER DOMAIN public.d ADD CONSTRAINT c CHECK ((VALUE > '-5'::integer)) NOT VALID; -- expand
COMMIT;

BEGIN;
ALTER DOMAIN public.d VALIDATE CONSTRAINT c; -- migrate; SHARE public.t, scan; blocks_writes, may_fail_on_data, blocks_writes
COMMIT;
