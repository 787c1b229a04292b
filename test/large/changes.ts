import type { HazardName } from '../../src/model/hazard.ts'
import type { Files } from './application.ts'

/** What somebody does to the application one day. */
export interface Change {
  readonly name: string
  edit(source: Editor): void
  /** Grave hazards that the plan must have, and no others. */
  readonly hazards?: readonly HazardName[]
  /** Tables that shall go. */
  readonly drops?: readonly string[]
}

/** The declarations, being edited; an edit that finds nothing to edit is a mistake of the test. */
export class Editor {
  readonly files: Files
  #before: Files = new Map()

  constructor(files: Files) {
    this.files = files
  }

  /** What is edited from here on can be taken back. */
  begin(): void {
    this.#before = new Map(this.files)
  }

  takeBack(): void {
    this.files.clear()
    for (const [path, text] of this.#before) this.files.set(path, text)
  }

  /** Replaces what is there once in a file; where the file is not named, once in all. */
  replace(from: string, to: string, path: string | null = null): void {
    const found = [...this.files].filter(([name, text]) => (path === null || name.includes(path)) && text.includes(from))
    const [one, another] = found
    if (one === undefined) throw new Error(`no file has: ${from}`)
    if (another !== undefined) throw new Error(`several files have: ${from}`)
    if (one[1].split(from).length > 2) throw new Error(`${one[0]} has more than once: ${from}`)
    this.files.set(one[0], one[1].replace(from, () => to))
  }

  /** Everywhere. */
  replaceAll(from: string | RegExp, to: string): void {
    for (const [path, text] of this.files) this.files.set(path, text.replaceAll(from, () => to))
  }

  remove(line: string): void {
    this.replace(`${line}\n`, '')
  }

  add(path: string, text: string): void {
    this.files.set(path, `${this.files.get(path) ?? ''}${text}\n`)
  }
}

const read = (name: string): string => `CREATE POLICY ${name}_read ON`

export const changes: readonly Change[] = [
  {
    name: 'a column NOT NULL that old rows get a value for',
    edit: (source) => source.replace("state crm.customer_state NOT NULL DEFAULT 'lead',", "state crm.customer_state NOT NULL DEFAULT 'lead',\n  -- @backfill CASE WHEN credit_limit > 0 THEN 'business' ELSE 'private' END\n  segment text NOT NULL,"),
  },
  { name: 'a column renamed, under a view', edit: (source) => { source.replace("phone varchar(40),\n  is_main", 'phone_number varchar(40), -- @renamed from=phone\n  is_main'); source.replace('full_name, email, phone FROM', 'full_name, email, phone_number AS phone FROM') } },
  {
    name: 'a table renamed, with all that belongs to it left as it is',
    edit: (source) => { source.replace('CREATE TABLE support.macros (', '-- @renamed from=macros\nCREATE TABLE support.shortcuts ('); source.replaceAll(/\bsupport\.macros\b/g, 'support.shortcuts') },
  },
  {
    name: 'a new table with a foreign key and policies',
    edit: (source) =>
      source.add(
        '50-new.sql',
        `CREATE TABLE sales.gift_cards (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant_id uuid NOT NULL DEFAULT core.current_tenant() REFERENCES core.tenants (id) ON DELETE CASCADE,
  customer_id bigint REFERENCES crm.customers (id),
  code public.citext NOT NULL UNIQUE,
  balance public.amount NOT NULL DEFAULT 0 CHECK (balance >= 0)
);
CREATE INDEX gift_cards_customer ON sales.gift_cards (customer_id);
ALTER TABLE sales.gift_cards ENABLE ROW LEVEL SECURITY;
CREATE POLICY gift_cards_read ON sales.gift_cards FOR SELECT TO reader USING (tenant_id = (SELECT core.current_tenant()));
GRANT SELECT ON sales.gift_cards TO reader;
CREATE TRIGGER log AFTER UPDATE ON sales.gift_cards FOR EACH ROW EXECUTE FUNCTION core.log_change('gift_cards');`,
      ),
  },
  { name: 'a value of an enum appended', edit: (source) => source.replace("'paid', 'shipped', 'closed', 'cancelled')", "'paid', 'shipped', 'closed', 'cancelled', 'disputed')") },
  { name: 'a value of an enum in the middle', edit: (source) => source.replace("'new', 'offered', 'won', 'lost')", "'new', 'offered', 'negotiated', 'won', 'lost')") },
  { name: 'a value of an enum taken away', edit: (source) => source.replace("'call', 'mail', 'fax', 'visit')", "'call', 'mail', 'visit')"), hazards: ['blocks_reads', 'rewrites_table'] },
  { name: 'a value of an enum renamed', edit: (source) => source.replace("'draft', 'listed', 'sold out', 'retired')", "\n  'draft',\n  'listed',\n  'sold_out', -- @renamed from='sold out'\n  'retired'\n)") },
  { name: 'an index with another condition', edit: (source) => source.replace('users_email_once ON core.users (tenant_id, email) WHERE email IS NOT NULL', "users_email_once ON core.users (tenant_id, email) WHERE email IS NOT NULL AND locale <> 'xx'") },
  { name: 'an index more', edit: (source) => source.add('50-new.sql', 'CREATE INDEX orders_state_placed ON sales.orders (state, placed_at DESC) INCLUDE (total);') },
  { name: 'an index less', edit: (source) => source.remove('CREATE INDEX brands_title_lower ON stock.brands (lower(title)) INCLUDE (id);') },
  { name: 'an index more on a partitioned table', edit: (source) => source.add('50-new.sql', 'CREATE INDEX changes_operation ON tracking.changes (operation, at);') },
  { name: 'a unique constraint', edit: (source) => source.replace('CONSTRAINT orders_times', 'CONSTRAINT orders_number_in_tenant UNIQUE (tenant_id, number),\n  CONSTRAINT orders_times') },
  { name: 'a longer varchar under a view', edit: (source) => source.replace('note varchar(400)', 'note varchar(2000)') },
  { name: 'another type of a column under views', edit: (source) => source.replace('urgency smallint NOT NULL', 'urgency integer NOT NULL'), hazards: ['blocks_reads', 'rewrites_table'] },
  { name: 'more digits', edit: (source) => source.replace('credit_limit numeric(10,2)', 'credit_limit numeric(14,2)') },
  {
    name: 'another signature of a function that policies use',
    edit: (source) => {
      source.replace('core.is_member(team bigint) RETURNS', "core.is_member(team bigint, lowest core.access_level DEFAULT 'guest') RETURNS")
      source.replace('WHERE m.team_id = team AND', 'WHERE m.team_id = team AND m.level >= lowest AND')
      source.replace('GRANT EXECUTE ON FUNCTION core.is_member(bigint) TO', 'GRANT EXECUTE ON FUNCTION core.is_member(bigint, core.access_level) TO')
      source.replace('COMMENT ON FUNCTION core.is_member(bigint) IS', 'COMMENT ON FUNCTION core.is_member(bigint, core.access_level) IS')
    },
  },
  { name: 'another body of a function', edit: (source) => source.replace('NEW.updated_at := greatest(now(), OLD.updated_at);', 'NEW.updated_at := greatest(clock_timestamp(), OLD.updated_at);') },
  {
    name: 'another result of a function under a view',
    edit: (source) => {
      source.replace('OUT quantity bigint, OUT warehouses bigint)', 'OUT quantity bigint, OUT warehouses bigint, OUT reserved bigint)')
      source.replace('SELECT sum(quantity - reserved), count(*) FROM stock.levels', 'SELECT sum(quantity - reserved), count(*), sum(l.reserved) FROM stock.levels l')
    },
  },
  { name: 'a partition more', edit: (source) => source.add('50-new.sql', "CREATE TABLE tracking.changes_2024_07 PARTITION OF tracking.changes FOR VALUES FROM ('2024-07-01 00:00:00+00') TO ('2024-08-01 00:00:00+00');") },
  { name: 'a partition less', edit: (source) => source.remove("CREATE TABLE tracking.changes_2024_01 PARTITION OF tracking.changes FOR VALUES FROM ('2024-01-01 00:00:00+00') TO ('2024-02-01 00:00:00+00');"), hazards: ['data_loss'], drops: ['tracking.changes_2024_01'] },
  { name: 'another primary key', edit: (source) => source.replace('PRIMARY KEY (owner_id, label)', 'PRIMARY KEY (label, owner_id)', '-brands.sql') },
  { name: 'a trigger for other columns', edit: (source) => source.replace('CREATE TRIGGER touch BEFORE UPDATE ON stock.products FOR', 'CREATE TRIGGER touch BEFORE UPDATE OF title, price ON stock.products FOR') },
  { name: 'a trigger that is off', edit: (source) => source.add('50-new.sql', 'ALTER TABLE content.texts DISABLE TRIGGER touch;') },
  { name: 'a trigger replaced by another', edit: (source) => source.replace('CREATE TRIGGER touch BEFORE UPDATE ON content.assets FOR EACH ROW EXECUTE FUNCTION core.touch();', "CREATE TRIGGER log AFTER DELETE ON content.assets FOR EACH ROW WHEN (OLD.bytes > 0) EXECUTE FUNCTION core.log_change('assets');") },
  { name: 'a column of a view less', edit: (source) => source.replace('o.total, o.note, c.title AS customer, c.email FROM', 'o.total, o.note, c.title AS customer FROM') },
  { name: 'a column of a view more, below another view', edit: (source) => source.replace('SELECT t.id, t.subject, t.urgency, a.alias FROM', 'SELECT t.id, t.subject, t.urgency, a.alias, t.state FROM') },
  { name: 'another type of a column of a view, with its privileges', edit: (source) => source.replace('count(d.id) AS deals', 'count(d.id)::integer AS deals') },
  { name: 'another query of a materialized view under others', edit: (source) => source.replace("WHERE i.state <> 'draft' GROUP BY 1, 2;", "WHERE i.state <> 'draft' AND i.total > 0 GROUP BY 1, 2;") },
  { name: 'privileges granted and revoked', edit: (source) => { source.replace('GRANT SELECT, INSERT, UPDATE, DELETE ON sales.orders TO writer;', 'GRANT SELECT, INSERT, UPDATE ON sales.orders TO writer;'); source.replace('GRANT SELECT ON crm.deals TO reader;', 'GRANT SELECT, REFERENCES ON crm.deals TO reader WITH GRANT OPTION;') } },
  { name: 'privileges on columns', edit: (source) => source.replace('GRANT SELECT (id, slug, title) ON core.tenants TO reader;', 'GRANT SELECT (id, slug, title, plan), UPDATE (title) ON core.tenants TO reader;') },
  { name: 'another check of a domain', edit: (source) => source.replace("CHECK (VALUE ~ '^[a-z0-9-]+$')", "CHECK (VALUE ~ '^[a-z0-9-]{1,200}$')"), hazards: ['blocks_writes'] },
  { name: 'a default of a domain', edit: (source) => source.replace('CREATE DOMAIN public.percentage AS numeric(5,2) CONSTRAINT', 'CREATE DOMAIN public.percentage AS numeric(5,2) DEFAULT 0 CONSTRAINT') },
  { name: 'an attribute of a composite type that columns have', edit: (source) => source.replace('city text, country char(2))', 'city text, country char(2), region text)') },
  { name: 'another condition of a policy', edit: (source) => source.replace(`${read('tickets')} support.tickets FOR SELECT TO reader USING (tenant_id = (SELECT core.current_tenant()));`, `${read('tickets')} support.tickets FOR SELECT TO reader USING (tenant_id = (SELECT core.current_tenant()) AND state <> 'solved');`) },
  { name: 'another command of a policy', edit: (source) => source.replace('CREATE POLICY surveys_write ON support.surveys TO writer USING (tenant_id = (SELECT core.current_tenant())) WITH CHECK', 'CREATE POLICY surveys_write ON support.surveys FOR UPDATE TO writer USING (tenant_id = (SELECT core.current_tenant())) WITH CHECK') },
  { name: 'a restrictive policy', edit: (source) => source.add('50-new.sql', 'CREATE POLICY own_only ON core.sessions AS RESTRICTIVE FOR DELETE TO writer USING (upper_inf(valid));') },
  { name: 'row security for the owner too', edit: (source) => source.add('50-new.sql', 'ALTER TABLE billing.payments FORCE ROW LEVEL SECURITY;') },
  { name: 'a check', edit: (source) => source.replace('CONSTRAINT payments_times', "CONSTRAINT payments_reference CHECK (method <> 'transfer' OR reference IS NOT NULL),\n  CONSTRAINT payments_times") },
  { name: 'another check', edit: (source) => source.replace('CONSTRAINT shipment_lines_quantity_known CHECK (quantity <> 0)', 'CONSTRAINT shipment_lines_quantity_known CHECK (quantity > 0)') },
  { name: 'another action of a foreign key', edit: (source) => source.replace('order_id bigint REFERENCES sales.orders (id) ON DELETE SET NULL', 'order_id bigint REFERENCES sales.orders (id) ON DELETE RESTRICT', '-invoices.sql') },
  { name: 'a foreign key for a column that is there', edit: (source) => source.replace('owner_id bigint NOT NULL,\n  before jsonb', 'owner_id bigint NOT NULL REFERENCES core.memberships (id) ON DELETE CASCADE,\n  before jsonb', '-memberships.sql') },
  { name: 'a column less', edit: (source) => source.replace('  website text,\n', ''), hazards: ['data_loss'] },
  {
    name: 'a table less',
    edit: (source) => {
      for (const path of source.files.keys()) if (path.endsWith('-reminders.sql')) source.files.delete(path)
    },
    hazards: ['data_loss'],
    drops: ['billing.reminders', 'billing.reminders_labels', 'billing.reminders_notes', 'billing.reminders_history'],
  },
  { name: 'another default', edit: (source) => source.replace("plan text NOT NULL DEFAULT 'free'", "plan text NOT NULL DEFAULT 'team'") },
  { name: 'NOT NULL no more', edit: (source) => source.replace('lead_days smallint NOT NULL DEFAULT 7', 'lead_days smallint DEFAULT 7') },
  { name: 'NOT NULL for a column that is there', edit: (source) => source.replace('valid tstzrange,\n  uses integer', "valid tstzrange NOT NULL DEFAULT '[now,)',\n  uses integer") },
  { name: 'a serial column that becomes an identity', edit: (source) => source.replace('id bigserial PRIMARY KEY', 'id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY', '20-tracking.sql') },
  { name: 'comments', edit: (source) => { source.replace("IS 'The orders of a tenant'", "IS 'What a customer has ordered'"); source.remove("COMMENT ON COLUMN crm.companies.tenant_id IS 'Whose it is';") } },
  { name: 'another owner', edit: (source) => source.add('50-new.sql', 'ALTER TABLE billing.contracts OWNER TO owner_role;\nALTER VIEW crm.contact_cards OWNER TO owner_role;') },
  { name: 'a sequence with other options', edit: (source) => source.replace('START WITH 20240001 CACHE 5', 'START WITH 20240001 CACHE 20 MAXVALUE 99999999') },
  { name: 'a generated column', edit: (source) => source.replace('is_main boolean NOT NULL DEFAULT false,', "is_main boolean NOT NULL DEFAULT false,\n  initials text GENERATED ALWAYS AS (left(full_name, 1)) STORED,"), hazards: ['blocks_reads', 'rewrites_table'] },
  { name: 'statistics', edit: (source) => source.add('50-new.sql', 'CREATE STATISTICS sales.orders_state (dependencies, mcv) ON state, currency FROM sales.orders;') },
  { name: 'another table published', edit: (source) => source.replace('sales.order_lines, stock.levels WHERE (quantity > 0) WITH', 'sales.order_lines, stock.levels WHERE (quantity > 10), sales.shipments WITH') },
  { name: 'an exclusion constraint', edit: (source) => source.add('50-new.sql', 'ALTER TABLE stock.prices ADD CONSTRAINT prices_once EXCLUDE USING gist (product_id WITH =, currency WITH =, valid WITH &&);'), hazards: ['blocks_reads'] },
  { name: 'storage, replica identity and parameters', edit: (source) => source.add('50-new.sql', "ALTER TABLE content.articles ALTER COLUMN body SET STORAGE EXTERNAL;\nALTER TABLE content.menus REPLICA IDENTITY FULL;\nALTER TABLE stock.movements SET (autovacuum_analyze_scale_factor = 0.01);") },
  {
    name: 'a constraint, an index, a view, a policy, a trigger, a sequence, a type and a function renamed',
    edit: (source) => {
      source.replace('CONSTRAINT companies_times CHECK', '-- @renamed from=companies_times\n  CONSTRAINT companies_in_order CHECK')
      source.replace('CREATE INDEX companies_title_lower', '-- @renamed from=companies_title_lower\nCREATE INDEX companies_by_title')
      source.replace('CREATE VIEW support.urgent', '-- @renamed from=urgent\nCREATE VIEW support.burning')
      source.replace('CREATE POLICY companies_read', '-- @renamed from=companies_read\nCREATE POLICY companies_are_read')
      source.replace('CREATE TRIGGER touch BEFORE UPDATE ON crm.companies', '-- @renamed from=touch\nCREATE TRIGGER touched BEFORE UPDATE ON crm.companies')
      source.replace('CREATE SEQUENCE crm.customer_numbers', '-- @renamed from=customer_numbers\nCREATE SEQUENCE crm.numbers_of_customers')
      source.replace("nextval('crm.customer_numbers')", "nextval('crm.numbers_of_customers')")
      source.replace('CREATE TYPE support.ticket_state', '-- @renamed from=ticket_state\nCREATE TYPE support.state')
      source.replace('state support.ticket_state NOT NULL', 'state support.state NOT NULL')
      source.replace('CREATE FUNCTION support.open_tickets', '-- @renamed from=open_tickets\nCREATE FUNCTION support.unsolved')
    },
  },
  { name: 'a schema renamed', edit: (source) => { source.replaceAll('support.', 'helpdesk.'); source.replace('CREATE SCHEMA support;', '-- @renamed from=support\nCREATE SCHEMA helpdesk;'); source.replaceAll('ON SCHEMA support', 'ON SCHEMA helpdesk') } },
  { name: 'default privileges, an event trigger that is off, another rule', edit: (source) => { source.replace('GRANT SELECT ON TABLES TO reader;', 'GRANT SELECT ON TABLES TO reader, writer;'); source.add('50-new.sql', 'ALTER EVENT TRIGGER watch_drops DISABLE;'); source.replace("WHERE OLD.value <> NEW.value DO ALSO", 'WHERE OLD.value IS DISTINCT FROM NEW.value DO ALSO') } },
]

/** What the application holds when the changes come. */
export const rows = `
SET app.tenant = '00000000-0000-0000-0000-000000000001';
INSERT INTO core.tenants (id, slug, title) SELECT ('00000000-0000-0000-0000-00000000000' || n)::uuid, 'tenant-' || n, 'Tenant ' || n FROM generate_series(1, 3) n;
INSERT INTO core.users (email, full_name) SELECT 'u' || n || '@example.org', 'User ' || n FROM generate_series(1, 20) n;
INSERT INTO core.teams (title) VALUES ('Sales'), ('Support');
INSERT INTO core.memberships (team_id, user_id) SELECT t.id, u.id FROM core.teams t, core.users u;
INSERT INTO crm.companies (title, website) SELECT 'Company ' || n, 'https://example.org' FROM generate_series(1, 5) n;
INSERT INTO crm.customers (title, email, credit_limit) SELECT 'Customer ' || n, 'c' || n || '@example.org', n % 2 * 100 FROM generate_series(1, 200) n;
INSERT INTO crm.contacts (full_name, phone, customer_id) SELECT 'Contact ' || id, '+49 ' || id, id FROM crm.customers;
INSERT INTO crm.addresses (place, customer_id) SELECT ROW('Street 1', '12345', 'Town', 'DE')::public.postal_address, id FROM crm.customers;
INSERT INTO crm.deals (title, customer_id) SELECT 'Deal', id FROM crm.customers WHERE id % 3 = 0;
INSERT INTO crm.activities (kind, deal_id) SELECT (ARRAY['call', 'mail', 'visit']::crm.activity_kind[])[1 + id % 3], id FROM crm.deals;
INSERT INTO stock.brands (title, slug) VALUES ('One', 'one'), ('Two', 'two');
INSERT INTO stock.brands_labels (owner_id, label) SELECT id, 'good' FROM stock.brands;
INSERT INTO stock.suppliers (title) VALUES ('A'), ('B');
INSERT INTO stock.categories (title, path) VALUES ('All', 'all');
INSERT INTO stock.products (sku, title, price, category_id, state) SELECT 'p' || n, 'Product ' || n, n, (SELECT min(id) FROM stock.categories), 'sold out' FROM generate_series(1, 50) n;
INSERT INTO sales.orders (number, customer_id, note) SELECT id, id, 'soon' FROM crm.customers;
INSERT INTO billing.plans (title, price) VALUES ('Small', 1);
INSERT INTO billing.invoices (customer_id) SELECT id FROM crm.customers WHERE id % 2 = 0;
INSERT INTO billing.payments (amount, method, reference, invoice_id) SELECT 1, 'transfer', 'r', id FROM billing.invoices;
INSERT INTO support.queues (title) VALUES ('First');
INSERT INTO support.macros (title, text) VALUES ('Hello', 'Good day');
INSERT INTO support.tickets (number, subject, customer_id) SELECT id, 'Help', id FROM crm.customers;
INSERT INTO tracking.changes (at, entity, operation) SELECT timestamptz '2024-01-15 00:00:00+00' + n * interval '10 days', 'x', 'INSERT' FROM generate_series(1, 15) n;
INSERT INTO tracking.page_views (path) SELECT '/' || n FROM generate_series(1, 10) n;
`
