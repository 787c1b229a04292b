BEGIN;
ALTER TABLE public.old_name RENAME TO new_name; -- expand; ACCESS EXCLUSIVE public.old_name, instant
COMMIT;

BEGIN;
ALTER TABLE public.new_name RENAME COLUMN n TO m; -- expand; ACCESS EXCLUSIVE public.new_name, instant
COMMIT;

BEGIN;
ALTER INDEX public.old_index RENAME TO new_index; -- expand
COMMIT;

BEGIN;
ALTER TABLE public.new_name RENAME CONSTRAINT old_name_id_not_null TO new_name_id_not_null; -- expand; ACCESS EXCLUSIVE public.new_name, instant
COMMIT;

BEGIN;
ALTER TABLE public.new_name ALTER COLUMN m TYPE bigint; -- migrate; ACCESS EXCLUSIVE public.new_name, rewrite; rewrites_table, blocks_reads
COMMIT;

BEGIN;
ALTER TABLE public.new_name ALTER COLUMN m SET DEFAULT 0; -- migrate; ACCESS EXCLUSIVE public.new_name, instant
ALTER TABLE public.new_name ADD CONSTRAINT new_name_m_not_null NOT NULL m NOT VALID; -- migrate; ACCESS EXCLUSIVE public.new_name, instant
COMMIT;

BEGIN;
ALTER TABLE public.new_name VALIDATE CONSTRAINT new_name_m_not_null; -- migrate; SHARE UPDATE EXCLUSIVE public.new_name, scan; may_fail_on_data
COMMIT;
