CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'Happy');
COMMENT ON TYPE mood IS 'moods';
CREATE TABLE t (id int, m mood DEFAULT 'Happy', ms mood[]);
