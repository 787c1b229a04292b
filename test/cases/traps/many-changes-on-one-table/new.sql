CREATE TABLE other (id int PRIMARY KEY);
CREATE TABLE t (id bigserial PRIMARY KEY, a bigint, b varchar(40) NOT NULL DEFAULT 'y', c varchar(50) CHECK (length(c) > 0), other_id int REFERENCES other, at timestamptz DEFAULT now());
CREATE UNIQUE INDEX t_a ON t (a);
CREATE INDEX t_other ON t (other_id);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p1 ON t FOR SELECT TO reader USING (a > 1);
CREATE POLICY p2 ON t FOR INSERT TO writer WITH CHECK (b <> '');
GRANT SELECT (id, b) ON t TO reader;
GRANT INSERT ON t TO writer;
