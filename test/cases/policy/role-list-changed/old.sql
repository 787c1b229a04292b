CREATE TABLE t (id int);
CREATE POLICY p ON t TO reader USING (true);
