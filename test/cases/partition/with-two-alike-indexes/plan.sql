BEGIN;
CREATE TABLE public.event_1 (
  id bigint CONSTRAINT event_id_not_null NOT NULL,
  at integer
); -- expand
CREATE TABLE public.log_1 (
  id bigint CONSTRAINT log_id_not_null NOT NULL,
  at integer
); -- expand
CREATE TABLE public.note (
  id bigint NOT NULL,
  at integer
) PARTITION BY LIST (id); -- expand
CREATE TABLE public.note_1 (
  id bigint CONSTRAINT note_id_not_null NOT NULL,
  at integer
); -- expand
CREATE INDEX event_1_id_idx1 ON public.event_1 (id); -- expand
CREATE INDEX event_a ON ONLY public.event (id); -- expand; SHARE public.event, instant
CREATE INDEX event_1_id_idx ON public.event_1 (id); -- expand
CREATE INDEX log_1_id_idx1 ON public.log_1 (id); -- expand
CREATE INDEX log_1_id_idx ON public.log_1 (id DESC); -- expand
CREATE INDEX note_b ON ONLY public.note (id); -- expand
CREATE INDEX note_1_id_idx ON public.note_1 (id); -- expand
CREATE INDEX note_a ON ONLY public.note (id); -- expand
CREATE INDEX note_1_id_idx1 ON public.note_1 (id); -- expand
ALTER TABLE public.event ATTACH PARTITION public.event_1 FOR VALUES IN ('1'); -- expand; SHARE UPDATE EXCLUSIVE public.event, instant
ALTER TABLE public.log ATTACH PARTITION public.log_1 FOR VALUES IN ('1'); -- expand; SHARE UPDATE EXCLUSIVE public.log, instant
ALTER TABLE public.note ATTACH PARTITION public.note_1 FOR VALUES IN ('1'); -- expand
COMMIT;
