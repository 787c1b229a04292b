BEGIN;
ALTER TABLE public.ticket SET UNLOGGED; -- migrate; ACCESS EXCLUSIVE public.ticket, ACCESS EXCLUSIVE public.ticket_id, rewrite; rewrites_table, blocks_reads
ALTER SEQUENCE public.ticket_id SET LOGGED; -- migrate; ACCESS EXCLUSIVE public.ticket_id, instant
COMMIT;

BEGIN;
ALTER TABLE public.ticket ADD COLUMN place bigint; -- migrate; ACCESS EXCLUSIVE public.ticket, instant
CREATE SEQUENCE public.ticket_place OWNED BY public.ticket.place; -- migrate
COMMIT;
