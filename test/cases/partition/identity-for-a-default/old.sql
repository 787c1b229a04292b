CREATE TABLE public.jobs (id bigint NOT NULL, number bigint NOT NULL DEFAULT 1) PARTITION BY LIST (id);
CREATE TABLE public.jobs_0 PARTITION OF public.jobs FOR VALUES IN (0);
