CREATE TABLE t (id int PRIMARY KEY, n int);
CREATE TABLE u (id int PRIMARY KEY, t_id int REFERENCES t);
CREATE VIEW v AS SELECT t.id, t.n, u.t_id FROM public.t JOIN public.u USING (id);
