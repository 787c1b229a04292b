BEGIN;
CREATE TABLE public.t OF public.point3 (
  x WITH OPTIONS NOT NULL,
  y WITH OPTIONS DEFAULT 7
); -- expand
ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (x); -- expand
COMMIT;
