CREATE TABLE parent (id int, note text NOT NULL DEFAULT '');
CREATE TABLE child () INHERITS (parent);
