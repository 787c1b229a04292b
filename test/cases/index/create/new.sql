CREATE TABLE t (id int PRIMARY KEY, a int, b text, doc jsonb, arr int[]);
CREATE INDEX t_a ON t (a);
CREATE INDEX t_b ON t (lower(b) text_pattern_ops DESC NULLS LAST, a) INCLUDE (id) WITH (fillfactor = 80);
CREATE UNIQUE INDEX t_u ON t (b) WHERE a > 3;
CREATE INDEX t_doc ON t USING gin (doc jsonb_path_ops);
CREATE INDEX t_hash ON t USING hash (a);
CREATE INDEX t_brin ON t USING brin (id) WITH (pages_per_range = 16);
