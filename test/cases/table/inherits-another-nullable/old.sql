CREATE TABLE public.strict_events (id bigint NOT NULL, at timestamptz NOT NULL, note text);
CREATE TABLE public.logins (id bigint NOT NULL, at timestamptz NOT NULL, note text, account text) INHERITS (public.strict_events);
