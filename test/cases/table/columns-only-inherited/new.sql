CREATE TABLE parent (id int, note text);
CREATE TABLE child () INHERITS (parent);
