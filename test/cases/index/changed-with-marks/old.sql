CREATE TABLE orders (id int NOT NULL, placed date NOT NULL, total int);
CREATE UNIQUE INDEX orders_id ON orders (id);
CREATE INDEX orders_total ON orders ((total * 2));
COMMENT ON INDEX orders_id IS 'how orders are found';
ALTER INDEX orders_total ALTER COLUMN 1 SET STATISTICS 200;
ALTER TABLE orders REPLICA IDENTITY USING INDEX orders_id;
ALTER TABLE orders CLUSTER ON orders_id;
