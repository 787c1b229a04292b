BEGIN;
ALTER TABLE public.hourly NO INHERIT public.reading; -- expand; ACCESS EXCLUSIVE public.hourly, instant
ALTER TABLE public.hourly ADD COLUMN id bigint NOT NULL; -- expand; ACCESS EXCLUSIVE public.hourly, instant; may_fail_on_data
COMMIT;

BEGIN;
CREATE POLICY own ON public.hourly USING ((id > 0)); -- migrate; ACCESS EXCLUSIVE public.hourly, instant; changes_access
ALTER TABLE public.hourly ENABLE ROW LEVEL SECURITY; -- migrate; ACCESS EXCLUSIVE public.hourly, instant; changes_access
COMMIT;

BEGIN;
DROP TABLE public.reading; -- contract; ACCESS EXCLUSIVE public.reading, instant; data_loss
COMMIT;
