BEGIN;
CREATE VIEW public.v AS
 WITH RECURSIVE v(n) AS (
         SELECT 1 AS "?column?"
        UNION ALL
         SELECT (v_1.n + 1)
           FROM v v_1
          WHERE (v_1.n < 5)
        )
 SELECT n
   FROM v; -- expand
COMMIT;
