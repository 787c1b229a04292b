CREATE UNLOGGED TABLE public.t (id bigint PRIMARY KEY);
CREATE UNLOGGED TABLE public.u (id bigint PRIMARY KEY, t bigint REFERENCES public.t);
