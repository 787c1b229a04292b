BEGIN;
CREATE TABLE b.t (
  id integer,
  other text
); -- expand
CREATE VIEW a.v AS
 SELECT t.id,
    u.other
   FROM (a.t
     JOIN b.t u USING (id)); -- expand
COMMIT;
