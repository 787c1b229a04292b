CREATE TABLE public.t (id bigint PRIMARY KEY);
CREATE TABLE public.u (id bigint PRIMARY KEY, t bigint REFERENCES public.t);
