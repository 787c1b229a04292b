CREATE TABLE t (id int PRIMARY KEY, a int, s varchar(10));
CREATE INDEX t_a ON public.t USING btree (a) WHERE ((s)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[]));
