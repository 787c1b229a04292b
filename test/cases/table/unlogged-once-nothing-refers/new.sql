CREATE UNLOGGED TABLE public.t (id bigint PRIMARY KEY);
CREATE TABLE public.u (id bigint PRIMARY KEY, t bigint);
