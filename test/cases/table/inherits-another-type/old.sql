CREATE TABLE public.events (id integer NOT NULL, note text);
CREATE TABLE public.logins (id integer NOT NULL, note text, account text) INHERITS (public.events);
