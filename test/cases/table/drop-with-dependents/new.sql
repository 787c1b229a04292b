CREATE TABLE child (t_id int);
