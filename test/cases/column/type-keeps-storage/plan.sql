BEGIN;
ALTER TABLE public.documents ALTER COLUMN body TYPE text; -- expand; ACCESS EXCLUSIVE public.documents, instant
ALTER TABLE public.documents ALTER COLUMN body SET STORAGE MAIN; -- expand; ACCESS EXCLUSIVE public.documents, instant
COMMIT;

BEGIN;
ALTER TABLE public.documents ALTER COLUMN marks TYPE integer[]; -- migrate; ACCESS EXCLUSIVE public.documents, rewrite; rewrites_table, blocks_reads
ALTER TABLE public.documents ALTER COLUMN marks SET STORAGE EXTERNAL; -- migrate; ACCESS EXCLUSIVE public.documents, instant
COMMIT;
