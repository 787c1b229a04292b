BEGIN;
CREATE TABLE public.events_0 (
  id bigint CONSTRAINT events_id_not_null NOT NULL,
  CONSTRAINT events_few CHECK ((id < 10)) NOT ENFORCED
); -- expand
ALTER TABLE public.events ATTACH PARTITION public.events_0 FOR VALUES WITH (modulus 2, remainder 0); -- expand; SHARE UPDATE EXCLUSIVE public.events, instant
COMMIT;
