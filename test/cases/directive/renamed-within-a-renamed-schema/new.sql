-- @renamed from=support
CREATE SCHEMA helpdesk;
-- It has had its effect.
-- @renamed from=ticket_state
CREATE TYPE helpdesk.state AS ENUM ('open', 'shut');
-- @renamed from=shortcuts
CREATE TABLE helpdesk.macros (
  id int PRIMARY KEY,
  title text NOT NULL, -- @renamed from=label
  state helpdesk.state NOT NULL
);
-- These have it now.
-- @renamed from=urgent
CREATE VIEW helpdesk.burning AS SELECT id FROM helpdesk.macros WHERE state = 'open';
-- @renamed from=unsolved
CREATE FUNCTION helpdesk.open_tickets() RETURNS bigint LANGUAGE sql STABLE RETURN (SELECT count(*) FROM helpdesk.macros);
