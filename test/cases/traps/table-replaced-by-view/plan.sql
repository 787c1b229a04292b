BEGIN;
DROP TABLE public.x; -- contract; ACCESS EXCLUSIVE public.x, instant; data_loss
CREATE VIEW public.x AS
 SELECT 1 AS a; -- contract
COMMIT;
