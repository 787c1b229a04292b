BEGIN;
CREATE TABLE public.t (
  id integer NOT NULL,
  parent_id integer,
  CONSTRAINT t_pkey PRIMARY KEY (id)
); -- expand
ALTER TABLE public.t ADD CONSTRAINT t_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES public.t (id) ON DELETE SET NULL; -- expand
COMMIT;
