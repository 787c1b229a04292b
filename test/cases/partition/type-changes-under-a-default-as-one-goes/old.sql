CREATE TABLE public.jobs (id bigint NOT NULL, priority text DEFAULT '1') PARTITION BY LIST (id);
CREATE TABLE public.jobs_1 PARTITION OF public.jobs FOR VALUES IN (1);
CREATE TABLE public.jobs_2 PARTITION OF public.jobs (priority DEFAULT '2') FOR VALUES IN (2);
CREATE TABLE public.jobs_3 PARTITION OF public.jobs FOR VALUES IN (3);
