BEGIN;
ALTER TYPE public.st RENAME TO st_old; -- migrate
CREATE TYPE public.st AS ENUM ('a', 'b', 'c'); -- migrate
CREATE SCHEMA schemactl_away_a; -- migrate
ALTER TABLE public.a SET SCHEMA schemactl_away_a; -- migrate; ACCESS EXCLUSIVE public.a, instant
CREATE TABLE public.a (
  id integer,
  v public.st
) PARTITION BY LIST (v); -- migrate
ALTER TABLE public.a1 SET SCHEMA schemactl_away_a; -- migrate; ACCESS EXCLUSIVE public.a1, instant
CREATE TABLE public.a1 (
  id integer,
  v public.st
); -- migrate
ALTER TABLE public.a ATTACH PARTITION public.a1 FOR VALUES IN ('a', 'b'); -- migrate; SHARE UPDATE EXCLUSIVE public.a, ACCESS EXCLUSIVE public.a1, scan; may_fail_on_data, blocks_reads
INSERT INTO public.a (id, v) SELECT id, v::text::public.st FROM schemactl_away_a.a; -- migrate; ACCESS EXCLUSIVE public.a, rewrite; rewrites_table, may_fail_on_data, blocks_reads
DROP TABLE public.a2; -- migrate; ACCESS EXCLUSIVE public.a, ACCESS EXCLUSIVE public.a2, instant
DROP TABLE schemactl_away_a.a; -- migrate; ACCESS EXCLUSIVE public.a, instant
DROP SCHEMA schemactl_away_a; -- migrate
DROP TYPE public.st_old; -- migrate
COMMIT;
