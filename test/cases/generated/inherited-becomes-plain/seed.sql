INSERT INTO customer (name, since) VALUES ('ada', '2020-01-01');
