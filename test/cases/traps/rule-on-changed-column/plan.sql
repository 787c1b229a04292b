BEGIN;
DROP RULE r ON public.t; -- migrate; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ALTER COLUMN a TYPE bigint; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, blocks_reads
CREATE RULE r AS
    ON UPDATE TO public.t DO  INSERT INTO public.log (n)
  VALUES (new.a); -- migrate; ROW EXCLUSIVE public.log, ACCESS EXCLUSIVE public.t, instant
COMMIT;
