BEGIN;
CREATE TABLE public.sites (
  id bigint,
  size integer,
  CONSTRAINT sized CHECK ((size > 0))
); -- expand
ALTER TABLE public.towns ADD COLUMN size integer; -- expand; ACCESS EXCLUSIVE public.towns, instant
ALTER TABLE public.towns ADD CONSTRAINT sized CHECK ((size > 0)) NOT VALID; -- expand; ACCESS EXCLUSIVE public.towns, instant
COMMIT;

BEGIN;
ALTER TABLE public.towns VALIDATE CONSTRAINT sized; -- migrate; SHARE UPDATE EXCLUSIVE public.towns, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.towns INHERIT public.sites; -- migrate; ACCESS EXCLUSIVE public.towns, instant
ALTER TABLE public.towns NO INHERIT public.places; -- migrate; ACCESS EXCLUSIVE public.towns, instant
COMMIT;

BEGIN;
DROP TABLE public.places; -- contract; ACCESS EXCLUSIVE public.places, instant; data_loss
COMMIT;
