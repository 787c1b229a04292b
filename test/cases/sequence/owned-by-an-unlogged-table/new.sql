CREATE UNLOGGED TABLE ticket (id bigint NOT NULL, place bigint);
CREATE SEQUENCE ticket_id OWNED BY ticket.id;
CREATE SEQUENCE ticket_place OWNED BY ticket.place;
