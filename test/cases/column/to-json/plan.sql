BEGIN;
ALTER TABLE public.t ALTER COLUMN a TYPE jsonb USING to_jsonb(a), ALTER COLUMN b TYPE jsonb USING to_jsonb(b); -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads, rewrites_table, may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.t ALTER COLUMN c DROP DEFAULT; -- migrate; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ALTER COLUMN c TYPE jsonb USING c::jsonb; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
ALTER TABLE public.t ALTER COLUMN c SET DEFAULT '{}'::jsonb; -- migrate; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t ALTER COLUMN d TYPE int8range USING d::text::int8range; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
COMMIT;
