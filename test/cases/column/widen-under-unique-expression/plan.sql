BEGIN;
ALTER TABLE public.person ALTER COLUMN mail TYPE text; -- migrate; ACCESS EXCLUSIVE public.person, build; blocks_reads
COMMIT;
