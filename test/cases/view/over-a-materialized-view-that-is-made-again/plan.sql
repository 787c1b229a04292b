BEGIN;
CREATE TABLE public.measure (
  id bigint NOT NULL
); -- expand
COMMIT;

BEGIN;
DROP MATERIALIZED VIEW public.known; -- expand; ACCESS EXCLUSIVE public.known, instant
CREATE MATERIALIZED VIEW public.known AS
 SELECT id
   FROM public.measure
WITH DATA; -- expand
COMMIT;

BEGIN;
CREATE OR REPLACE VIEW public.shown AS
 SELECT id
   FROM public.known; -- expand; ACCESS EXCLUSIVE public.shown, instant
COMMIT;

BEGIN;
DROP TABLE public.reading; -- contract; ACCESS EXCLUSIVE public.reading, instant; data_loss
COMMIT;
