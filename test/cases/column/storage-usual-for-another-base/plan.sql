BEGIN;
ALTER DOMAIN public.amount RENAME TO amount_old; -- migrate
CREATE DOMAIN public.amount AS numeric(10,2); -- migrate
ALTER TABLE public.orders ALTER COLUMN total TYPE public.amount USING total::text::public.amount; -- migrate; ACCESS EXCLUSIVE public.orders, rewrite; rewrites_table, may_fail_on_data, blocks_reads
DROP DOMAIN public.amount_old; -- migrate
COMMIT;
