BEGIN;
CREATE TYPE public.b AS ENUM ('x', 'y', 'z'); -- expand
COMMIT;

BEGIN;
ALTER TABLE public.t ALTER COLUMN m DROP DEFAULT; -- contract; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ALTER COLUMN m TYPE public.b USING m::text::public.b; -- contract; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
DROP TYPE public.a; -- contract
ALTER TABLE public.t ALTER COLUMN m SET DEFAULT 'x'::public.b; -- contract; ACCESS EXCLUSIVE public.t, instant
COMMIT;
