CREATE TABLE public.loose_events (id bigint, at timestamptz, note text NOT NULL DEFAULT '');
CREATE TABLE public.logins (id bigint, at timestamptz, note text NOT NULL DEFAULT '', account text) INHERITS (public.loose_events);
