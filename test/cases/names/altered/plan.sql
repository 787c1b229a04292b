BEGIN;
ALTER TABLE public."T 1" ALTER COLUMN "A b" TYPE bigint, ALTER COLUMN "C" TYPE character varying(10); -- migrate; ACCESS EXCLUSIVE public.T 1, rewrite; rewrites_table, blocks_reads, rewrites_table, may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public."T 1" ALTER COLUMN "A b" SET DEFAULT 1; -- migrate; ACCESS EXCLUSIVE public.T 1, instant
ALTER TABLE public."T 1" ADD CONSTRAINT "T 1_A b_not_null" NOT NULL "A b" NOT VALID; -- migrate; ACCESS EXCLUSIVE public.T 1, instant
COMMIT;

BEGIN;
ALTER TABLE public."T 1" VALIDATE CONSTRAINT "T 1_A b_not_null"; -- migrate; SHARE UPDATE EXCLUSIVE public.T 1, scan; may_fail_on_data
COMMIT;

CREATE UNIQUE INDEX CONCURRENTLY "U 1" ON public."T 1" ("A b"); -- migrate; SHARE UPDATE EXCLUSIVE public.T 1, build; not_transactional, may_fail_on_data

BEGIN;
ALTER TABLE public."T 1" ADD CONSTRAINT "U 1" UNIQUE USING INDEX "U 1"; -- migrate; ACCESS EXCLUSIVE public.T 1, instant
COMMIT;
