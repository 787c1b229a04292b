CREATE TABLE public.t (id bigint PRIMARY KEY, n text);
CREATE TABLE public.v (id bigint PRIMARY KEY, n text);
CREATE PUBLICATION p FOR TABLE public.t, public.v, TABLES IN SCHEMA public;
