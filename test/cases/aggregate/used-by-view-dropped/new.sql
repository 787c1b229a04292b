CREATE VIEW v AS SELECT sum(1)::int AS x;
