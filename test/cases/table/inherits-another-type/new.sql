CREATE TABLE public.events (id integer NOT NULL, note text);
CREATE TABLE public.wide_events (id bigint, note varchar(40));
CREATE TABLE public.logins (id bigint, note varchar(40), account text) INHERITS (public.wide_events);
