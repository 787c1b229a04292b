CREATE TABLE person (id bigint, code integer[], shown text[] DEFAULT '{}');
