BEGIN;
CREATE TEXT SEARCH PARSER public.pars (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, HEADLINE = prsd_headline, LEXTYPES = prsd_lextype); -- expand
CREATE TEXT SEARCH TEMPLATE public.temp (INIT = dsimple_init, LEXIZE = dsimple_lexize); -- expand
COMMIT;
