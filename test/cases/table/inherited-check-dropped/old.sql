CREATE TABLE parent (id int, CONSTRAINT positive CHECK (id > 0));
CREATE TABLE child () INHERITS (parent);
