BEGIN;
ALTER TABLE public.parcels ADD COLUMN token text; -- expand; ACCESS EXCLUSIVE public.parcels, instant
ALTER TABLE public.parcels ALTER COLUMN token SET DEFAULT md5((random())::text); -- expand; ACCESS EXCLUSIVE public.parcels, instant
COMMIT;

-- backfill public.parcels.token = md5((random())::text) where parcels.token IS NULL by id in batches of 5000; -- migrate; ROW EXCLUSIVE public.parcels, batches

BEGIN;
ALTER TABLE public.parcels ADD CONSTRAINT labelled CHECK ((label <> ''::text)) NOT VALID; -- migrate; ACCESS EXCLUSIVE public.parcels, instant
COMMIT;
