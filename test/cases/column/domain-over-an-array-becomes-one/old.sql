CREATE DOMAIN tags AS text[];
CREATE TABLE note (id bigint, tags tags);
