CREATE TABLE parent (id int, note text);
CREATE TABLE child (id int, note text);
