BEGIN;
ALTER TABLE public.r DROP CONSTRAINT r_a_fkey; -- expand; ACCESS EXCLUSIVE public.r, ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t DROP CONSTRAINT t_pkey; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
DROP VIEW public.v; -- expand; ACCESS EXCLUSIVE public.v, instant
COMMIT;

BEGIN;
ALTER COLLATION public.c1 RENAME TO c1_old; -- migrate
CREATE COLLATION public.c1 (PROVIDER = libc, LOCALE = 'POSIX'); -- migrate
ALTER DOMAIN public.d RENAME TO d_old; -- migrate
CREATE DOMAIN public.d AS text COLLATE public.c1; -- migrate
ALTER TABLE public.r ALTER COLUMN a TYPE text COLLATE public.c1; -- migrate; ACCESS EXCLUSIVE public.r, rewrite; rewrites_table, blocks_reads
ALTER TABLE public.t ALTER COLUMN a TYPE text COLLATE public.c1, ALTER COLUMN b TYPE public.d USING b::text::public.d; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, blocks_reads, rewrites_table, may_fail_on_data
DROP DOMAIN public.d_old; -- migrate
DROP COLLATION public.c1_old; -- migrate
COMMIT;

CREATE UNIQUE INDEX CONCURRENTLY t_pkey_new ON public.t (a); -- migrate; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional, may_fail_on_data

BEGIN;
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey_new; -- migrate; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.r ADD CONSTRAINT r_a_fkey FOREIGN KEY (a) REFERENCES public.t (a) NOT VALID; -- migrate; SHARE ROW EXCLUSIVE public.r, SHARE ROW EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.r VALIDATE CONSTRAINT r_a_fkey; -- migrate; SHARE UPDATE EXCLUSIVE public.r, ROW SHARE public.t, scan; may_fail_on_data
COMMIT;

BEGIN;
CREATE VIEW public.v AS
 SELECT a
   FROM public.t
  ORDER BY (a COLLATE public.c1); -- migrate
COMMENT ON COLLATION public.c1 IS 'another'; -- migrate
COMMIT;
