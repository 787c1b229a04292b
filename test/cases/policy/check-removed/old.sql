CREATE TABLE t (id int PRIMARY KEY, owner text);
CREATE POLICY own ON t USING (owner = CURRENT_USER) WITH CHECK (id > 0);
