BEGIN;
CREATE SCHEMA fleet; -- expand
ALTER TABLE public.trucks NO INHERIT public.vehicles; -- expand; ACCESS EXCLUSIVE public.trucks, instant
COMMIT;

BEGIN;
ALTER TABLE public.trucks DROP COLUMN doubled; -- contract; ACCESS EXCLUSIVE public.trucks, instant
COMMIT;

BEGIN;
ALTER TABLE public.assets DROP COLUMN doubled; -- contract; ACCESS EXCLUSIVE public.assets, ACCESS EXCLUSIVE public.vehicles, instant
COMMIT;

BEGIN;
ALTER TABLE public.trucks DROP COLUMN price; -- contract; ACCESS EXCLUSIVE public.trucks, instant; data_loss
COMMIT;

BEGIN;
ALTER TABLE public.assets DROP COLUMN price; -- contract; ACCESS EXCLUSIVE public.assets, ACCESS EXCLUSIVE public.vehicles, instant; data_loss
CREATE TABLE fleet.vehicles () INHERITS (public.assets); -- contract; SHARE UPDATE EXCLUSIVE public.assets, instant
COMMIT;

BEGIN;
ALTER TABLE public.trucks INHERIT fleet.vehicles; -- contract; ACCESS EXCLUSIVE public.trucks, instant
COMMIT;

BEGIN;
CREATE OR REPLACE VIEW public.fleet AS
 SELECT id
   FROM fleet.vehicles; -- contract; ACCESS EXCLUSIVE public.fleet, instant
COMMIT;

BEGIN;
DROP TABLE public.vehicles; -- contract; ACCESS EXCLUSIVE public.vehicles, instant; data_loss
COMMIT;
