CREATE TABLE t (id int, s text);
CREATE POLICY "100% $1" ON t USING (s = '$1 %I \n');
COMMENT ON TABLE t IS '%s $$ $1 \t';
