BEGIN;
ALTER TABLE former.event DROP CONSTRAINT event_cause; -- contract; ACCESS EXCLUSIVE former.event, ACCESS EXCLUSIVE former.event_1, instant
COMMIT;

BEGIN;
ALTER TABLE former.event DETACH PARTITION former.event_1; -- contract; ACCESS EXCLUSIVE former.event, ACCESS EXCLUSIVE former.event_1, instant
COMMIT;

BEGIN;
ALTER TABLE former.event DROP CONSTRAINT event_moods_mood_id_key; -- contract; ACCESS EXCLUSIVE former.event, instant
ALTER TABLE ONLY former.event ALTER COLUMN mood DROP DEFAULT; -- contract; ACCESS EXCLUSIVE former.event, instant
COMMIT;

BEGIN;
ALTER TABLE former.event_1 ALTER COLUMN mood DROP DEFAULT; -- contract; ACCESS EXCLUSIVE former.event_1, instant
COMMIT;

BEGIN;
ALTER TABLE former.event DROP COLUMN mood; -- contract; ACCESS EXCLUSIVE former.event, instant; data_loss
ALTER TABLE former.event DROP COLUMN moods; -- contract; ACCESS EXCLUSIVE former.event, instant; data_loss
COMMIT;

BEGIN;
ALTER TABLE former.event_1 DROP COLUMN mood; -- contract; ACCESS EXCLUSIVE former.event_1, instant; data_loss
ALTER TABLE former.event_1 DROP COLUMN moods; -- contract; ACCESS EXCLUSIVE former.event_1, instant; data_loss
DROP TYPE public.mood; -- contract
CREATE TYPE public.mood AS ENUM ('ok'); -- contract
CREATE TABLE public.event (
  id bigint NOT NULL,
  cause bigint,
  moods public.mood[] NOT NULL
) PARTITION BY HASH (id); -- contract
COMMIT;

BEGIN;
CREATE OR REPLACE VIEW public.latest AS
 SELECT id,
    moods
   FROM public.event
  WHERE (cause > 0); -- contract; ACCESS EXCLUSIVE public.latest, instant
COMMIT;

BEGIN;
DROP TABLE former.event_1; -- contract; ACCESS EXCLUSIVE former.event_1, instant; data_loss
COMMIT;

BEGIN;
DROP TABLE former.event; -- contract; ACCESS EXCLUSIVE former.event, instant; data_loss
DROP SCHEMA former; -- contract; irreversible
COMMIT;
