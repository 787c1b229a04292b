BEGIN;
ALTER TABLE public.t ALTER COLUMN x TYPE integer USING x::text::integer; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
COMMIT;

BEGIN;
DROP DOMAIN public.d; -- contract
COMMIT;
