BEGIN;
CREATE TABLE public.c (
  t_id integer,
  during daterange
); -- expand
COMMIT;

BEGIN;
ALTER TABLE public.t ADD CONSTRAINT t_during_not_null NOT NULL during NOT VALID; -- migrate; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT t_during_not_null; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.t ADD CONSTRAINT t_id_not_null NOT NULL id NOT VALID; -- migrate; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT t_id_not_null; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id, during WITHOUT OVERLAPS); -- migrate; ACCESS EXCLUSIVE public.t, build; may_fail_on_data, blocks_reads
COMMIT;

BEGIN;
ALTER TABLE public.c ADD CONSTRAINT c_t_id_during_fkey FOREIGN KEY (t_id, PERIOD during) REFERENCES public.t (id, PERIOD during); -- migrate; SHARE ROW EXCLUSIVE public.t, instant
COMMIT;
