CREATE TABLE public.t (id bigint NOT NULL, gone text, also integer) PARTITION BY LIST (id);
CREATE TABLE public.t_1 PARTITION OF public.t FOR VALUES IN (1);
