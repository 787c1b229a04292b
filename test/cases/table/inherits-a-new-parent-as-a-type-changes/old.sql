CREATE TABLE public.entries (id bigint NOT NULL, at date);
CREATE TABLE public.visits (id bigint NOT NULL, at date) INHERITS (public.entries);
CREATE TABLE public.logins (id bigint NOT NULL, at date) INHERITS (public.visits);
