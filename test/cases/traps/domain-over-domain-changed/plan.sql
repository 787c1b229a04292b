BEGIN;
ALTER DOMAIN public.a DROP CONSTRAINT a_check; -- expand
ALTER DOMAIN public.a ADD CONSTRAINT a_check CHECK ((VALUE > 1)) NOT VALID; -- expand
ALTER DOMAIN public.b DROP CONSTRAINT b_check; -- expand
ALTER DOMAIN public.b ADD CONSTRAINT b_check CHECK (((VALUE)::integer < 50)) NOT VALID; -- expand
COMMIT;

BEGIN;
ALTER DOMAIN public.a VALIDATE CONSTRAINT a_check; -- migrate; SHARE public.t, scan; blocks_writes, may_fail_on_data, blocks_writes
COMMIT;

BEGIN;
ALTER DOMAIN public.b VALIDATE CONSTRAINT b_check; -- migrate; SHARE public.t, scan; blocks_writes, may_fail_on_data, blocks_writes
COMMIT;
