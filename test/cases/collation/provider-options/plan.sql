BEGIN;
DROP COLLATION public.c; -- expand
CREATE COLLATION public.c (PROVIDER = libc, LC_COLLATE = 'C', LC_CTYPE = 'POSIX'); -- expand
COMMIT;
