BEGIN;
ALTER INDEX public.event_kind RENAME TO event_kind_old; -- expand
CREATE INDEX event_kind ON ONLY public.event (kind, id); -- expand; SHARE public.event, instant
COMMIT;

CREATE INDEX CONCURRENTLY event_1_kind_new ON public.event_1 (kind, id); -- expand; SHARE UPDATE EXCLUSIVE public.event_1, build; not_transactional

BEGIN;
ALTER INDEX public.event_1_kind RENAME TO event_1_kind_old; -- expand
ALTER INDEX public.event_1_kind_new RENAME TO event_1_kind; -- expand
ALTER INDEX public.event_kind ATTACH PARTITION public.event_1_kind; -- expand
ALTER INDEX public.event_2_kind RENAME TO event_2_kind_old; -- expand
CREATE INDEX event_2_kind ON ONLY public.event_2 (kind, id); -- expand; SHARE public.event_2, instant
ALTER INDEX public.event_kind ATTACH PARTITION public.event_2_kind; -- expand
COMMIT;

CREATE INDEX CONCURRENTLY event_2a_kind_new ON public.event_2a (kind, id); -- expand; SHARE UPDATE EXCLUSIVE public.event_2a, build; not_transactional

BEGIN;
ALTER INDEX public.event_2a_kind RENAME TO event_2a_kind_old; -- expand
ALTER INDEX public.event_2a_kind_new RENAME TO event_2a_kind; -- expand
ALTER INDEX public.event_2_kind ATTACH PARTITION public.event_2a_kind; -- expand
COMMIT;

BEGIN;
DROP INDEX public.event_kind_old; -- contract; ACCESS EXCLUSIVE public.event, ACCESS EXCLUSIVE public.event_1, ACCESS EXCLUSIVE public.event_2, ACCESS EXCLUSIVE public.event_2a, instant
COMMIT;
