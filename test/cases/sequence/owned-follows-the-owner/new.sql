
CREATE TABLE t (id serial);
ALTER TABLE t OWNER TO owner_role;
