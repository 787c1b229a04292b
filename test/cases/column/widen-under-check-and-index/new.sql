CREATE TABLE item (id int PRIMARY KEY, code varchar(20) CHECK (code <> ''), price numeric(12,2) CONSTRAINT price_positive CHECK (price > 0), kind int UNIQUE);
CREATE INDEX item_code_lower ON item (lower(code));
CREATE INDEX item_dear ON item (kind) WHERE price > 3;
CREATE INDEX item_code ON item (code);
COMMENT ON CONSTRAINT price_positive ON item IS 'nothing is free';
