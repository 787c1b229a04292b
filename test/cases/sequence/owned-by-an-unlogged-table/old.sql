CREATE TABLE ticket (id bigint NOT NULL);
CREATE SEQUENCE ticket_id OWNED BY ticket.id;
