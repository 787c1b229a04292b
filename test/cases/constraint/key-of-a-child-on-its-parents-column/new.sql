CREATE TABLE public.t (id bigint NOT NULL);
CREATE TABLE public.u (k text NOT NULL, CONSTRAINT u_pkey PRIMARY KEY (id, k)) INHERITS (public.t);
