BEGIN;
ALTER TEXT SEARCH DICTIONARY public.d (stopwords, accept = 'false'); -- expand
COMMIT;
