BEGIN;
CREATE TABLE public.u (
  CONSTRAINT u_id_not_null NOT NULL id,
  k text NOT NULL,
  CONSTRAINT u_pkey PRIMARY KEY (id, k)
) INHERITS (public.t); -- expand; SHARE UPDATE EXCLUSIVE public.t, instant
COMMIT;
