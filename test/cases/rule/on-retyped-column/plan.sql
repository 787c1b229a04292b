BEGIN;
ALTER TABLE public.readings ALTER COLUMN amount TYPE double precision; -- migrate; ACCESS EXCLUSIVE public.readings, rewrite; rewrites_table, may_fail_on_data, blocks_reads
COMMIT;

BEGIN;
CREATE OR REPLACE FUNCTION public.total()
RETURNS bigint
LANGUAGE sql
STABLE
BEGIN ATOMIC
 SELECT count(readings.amount) AS count
    FROM public.readings;
END; -- migrate
CREATE OR REPLACE RULE keep AS
    ON DELETE TO public.readings
   WHERE (old.amount > (0)::double precision) DO INSTEAD NOTHING; -- migrate; ACCESS EXCLUSIVE public.readings, instant
COMMIT;

BEGIN;
ALTER TABLE public.readings DROP COLUMN note; -- contract; ACCESS EXCLUSIVE public.readings, instant; data_loss
COMMIT;
