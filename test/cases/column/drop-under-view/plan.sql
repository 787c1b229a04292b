BEGIN;
DROP VIEW public.v; -- contract; ACCESS EXCLUSIVE public.v, instant
ALTER TABLE public.t DROP COLUMN note; -- contract; ACCESS EXCLUSIVE public.t, instant; data_loss
CREATE VIEW public.v AS
 SELECT id
   FROM public.t; -- contract
COMMIT;
