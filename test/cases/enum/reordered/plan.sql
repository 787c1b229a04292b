BEGIN;
ALTER TYPE public.mood RENAME TO mood_old; -- migrate
CREATE TYPE public.mood AS ENUM ('c', 'b', 'a'); -- migrate
ALTER TABLE public.t ALTER COLUMN m TYPE public.mood USING m::text::public.mood; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
DROP TYPE public.mood_old; -- migrate
COMMIT;
