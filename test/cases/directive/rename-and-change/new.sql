-- @renamed from=old_name
CREATE TABLE new_name (
  id int CONSTRAINT old_name_pkey PRIMARY KEY,
  m bigint NOT NULL DEFAULT 0 -- @renamed from=n
);
-- @renamed from=old_index
CREATE INDEX new_index ON new_name (m);
