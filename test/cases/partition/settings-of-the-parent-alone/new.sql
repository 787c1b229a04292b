CREATE TABLE public.events (
  id bigint NOT NULL,
  kind text,
  note text
) PARTITION BY LIST (id);
CREATE TABLE public.events_1 PARTITION OF public.events FOR VALUES IN (1);
ALTER TABLE ONLY public.events ALTER COLUMN kind SET DEFAULT 'none';
ALTER TABLE ONLY public.events ALTER COLUMN kind SET STATISTICS 50;
ALTER TABLE ONLY public.events ALTER COLUMN note SET STORAGE EXTERNAL;
