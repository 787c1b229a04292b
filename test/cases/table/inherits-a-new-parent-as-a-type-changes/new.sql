CREATE SCHEMA audit;
CREATE TABLE public.entries (id bigint NOT NULL, at timestamp);
CREATE TABLE audit.visits (id bigint NOT NULL, at timestamp) INHERITS (public.entries);
CREATE TABLE public.logins (id bigint NOT NULL, at timestamp) INHERITS (audit.visits);
