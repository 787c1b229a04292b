CREATE TABLE public.t (id bigint NOT NULL, also bigint, come text) PARTITION BY LIST (id);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES IN (1);
CREATE TABLE public.t_2 PARTITION OF public.t FOR VALUES IN (2);
