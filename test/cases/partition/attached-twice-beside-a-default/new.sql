CREATE TABLE public.jobs (id bigint NOT NULL) PARTITION BY LIST (id);
CREATE TABLE public.jobs_0 PARTITION OF public.jobs FOR VALUES IN (0);
CREATE TABLE public.jobs_1 PARTITION OF public.jobs FOR VALUES IN (1);
CREATE TABLE public.jobs_rest PARTITION OF public.jobs DEFAULT;
