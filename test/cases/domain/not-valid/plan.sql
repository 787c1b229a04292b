BEGIN;
ALTER DOMAIN public.d VALIDATE CONSTRAINT c; -- migrate; SHARE public.t, scan; blocks_writes, may_fail_on_data, blocks_writes
COMMIT;
