BEGIN;
ALTER DOMAIN public.d SET DEFAULT 4; -- migrate
ALTER DOMAIN public.d SET NOT NULL; -- migrate; SHARE public.t, scan; blocks_writes, may_fail_on_data, blocks_writes
COMMIT;
