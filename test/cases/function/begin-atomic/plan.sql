BEGIN;
CREATE TABLE public.u (
  id integer NOT NULL,
  CONSTRAINT u_pkey PRIMARY KEY (id)
); -- expand
CREATE OR REPLACE FUNCTION public.f()
RETURNS bigint
LANGUAGE sql
BEGIN ATOMIC
 SELECT count(*) AS count
    FROM public.t;
 SELECT (max(u.id))::bigint AS max
    FROM public.u;
END; -- expand
COMMIT;
