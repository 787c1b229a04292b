BEGIN;
CREATE TABLE public.reading (
  id bigint NOT NULL
); -- expand
ALTER TABLE public.hourly ADD COLUMN remark text; -- expand; ACCESS EXCLUSIVE public.hourly, instant
ALTER TABLE public.hourly ADD COLUMN height numeric NOT NULL; -- expand; ACCESS EXCLUSIVE public.hourly, instant; may_fail_on_data
DROP STATISTICS public.hourly_known; -- expand; SHARE UPDATE EXCLUSIVE public.hourly, instant
CREATE STATISTICS public.hourly_known ON id, remark, height FROM public.hourly; -- expand; SHARE UPDATE EXCLUSIVE public.hourly, instant
ALTER TABLE public.hourly INHERIT public.reading; -- expand; ACCESS EXCLUSIVE public.hourly, instant
COMMIT;

BEGIN;
ALTER TABLE public.hourly DROP COLUMN level; -- contract; ACCESS EXCLUSIVE public.hourly, instant; data_loss
ALTER TABLE public.hourly DROP COLUMN note; -- contract; ACCESS EXCLUSIVE public.hourly, instant; data_loss
COMMIT;
