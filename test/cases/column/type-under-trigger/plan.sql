BEGIN;
DROP TRIGGER touched ON public.t; -- migrate; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ALTER COLUMN n TYPE bigint; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, blocks_reads
CREATE TRIGGER touched BEFORE UPDATE OF n ON public.t FOR EACH ROW WHEN ((new.n > 3)) EXECUTE FUNCTION public.touch(); -- migrate; SHARE ROW EXCLUSIVE public.t, instant
COMMIT;
