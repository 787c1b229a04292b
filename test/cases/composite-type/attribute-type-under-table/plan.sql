BEGIN;
ALTER TYPE public.address RENAME TO address_old; -- migrate
CREATE TYPE public.address AS (street text, number bigint); -- migrate
ALTER TABLE public.t ALTER COLUMN a TYPE public.address USING a::text::public.address; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
DROP TYPE public.address_old; -- migrate
COMMIT;
