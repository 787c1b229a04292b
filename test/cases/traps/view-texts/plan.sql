BEGIN;
CREATE VIEW public.v1 AS
 SELECT DISTINCT ON (a) a,
    b
   FROM public.t
  ORDER BY a, c DESC NULLS LAST
 OFFSET 1
 LIMIT 5; -- expand
CREATE VIEW public.v2 AS
 WITH x AS MATERIALIZED (
         SELECT t.id,
            t.a,
            t.b,
            t.c
           FROM public.t
        ), y AS (
         SELECT x_1.a
           FROM x x_1
        )
 SELECT id,
    a,
    b,
    c,
    ( SELECT max(y.a) AS max
           FROM y) AS m
   FROM x
  WHERE (EXISTS ( SELECT 1
           FROM y
          WHERE (y.a = x.a))); -- expand
CREATE VIEW public.v3 AS
 SELECT a,
    sum(id) FILTER (WHERE (b <> ''::text)) OVER w AS s,
    rank() OVER (PARTITION BY a ORDER BY c ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS rank
   FROM public.t
  WINDOW w AS (PARTITION BY b); -- expand
CREATE VIEW public.v4 AS
 SELECT a,
    b,
    GROUPING(a) AS "grouping"
   FROM public.t
  GROUP BY ROLLUP(a, b)
 HAVING (count(*) > 1); -- expand
CREATE VIEW public.v5 AS
 SELECT t.a
   FROM public.t
UNION ALL (
        (
                 SELECT t.id AS a
                   FROM public.t
                EXCEPT
                 SELECT 3 AS a
        ) INTERSECT
         SELECT 4 AS a
)
  ORDER BY 1; -- expand
CREATE VIEW public.v6 AS
 SELECT t.id,
    t.a,
    t.b,
    t.c,
    l.n,
    u.o
   FROM (public.t
     CROSS JOIN LATERAL ( SELECT (t.a + 1) AS n) l),
    unnest(ARRAY[1, 2]) WITH ORDINALITY u(e, o); -- expand
CREATE VIEW public.v7 AS
 SELECT column1 AS x,
    column2 AS y
   FROM (VALUES (1,'a'::text), (2,'b'::text)) "*VALUES*"; -- expand
CREATE VIEW public.v8 AS
 SELECT t1.id
   FROM ((public.t t1
     LEFT JOIN public.t t2 USING (id))
     CROSS JOIN public.t t3 TABLESAMPLE system (10)); -- expand
CREATE VIEW public.v9 AS
 SELECT row_to_json(t.*) AS j,
    a AS ta,
    t.*::public.t AS whole,
    ARRAY( SELECT t_1.a
           FROM public.t t_1) AS arr,
    XMLELEMENT(NAME foo, b) AS x
   FROM public.t
 FOR SHARE OF t; -- expand; ROW SHARE public.t, instant
COMMIT;
