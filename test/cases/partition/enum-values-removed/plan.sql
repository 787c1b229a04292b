BEGIN;
ALTER TYPE public.state RENAME TO state_old; -- migrate
CREATE TYPE public.state AS ENUM ('done', 'open'); -- migrate
ALTER TABLE public.events ALTER COLUMN state TYPE public.state USING state::text::public.state; -- migrate; ACCESS EXCLUSIVE public.events, ACCESS EXCLUSIVE public.events_1, rewrite; rewrites_table, may_fail_on_data, blocks_reads
DROP TYPE public.state_old; -- migrate
COMMIT;
