CREATE TABLE reading (id bigint);
