import { everyKind } from './every-kind.ts'

/** Declarations of an application, by path; in the order of the paths PostgreSQL loads them as they are. */
export type Files = Map<string, string>

/** One of the application's tables: what it has besides a key, its tenant and two times. */
interface Entity {
  readonly name: string
  readonly columns: readonly string[]
  /** Column and the table that it refers to; with an exclamation mark it must refer to one. */
  readonly references?: Readonly<Record<string, string>>
}

const entity = (name: string, columns: string, references: Readonly<Record<string, string>> = {}): Entity => ({ name, columns: columns.split('; '), references })

/** The application: a shop with customers, sales, invoices, articles and support, for many tenants. */
const modules: Readonly<Record<string, readonly Entity[]>> = {
  core: [
    entity('users', "email public.email_address NOT NULL; full_name text NOT NULL; locale varchar(12) NOT NULL DEFAULT 'en'; last_seen_at timestamptz; preferences jsonb NOT NULL DEFAULT '{}'"),
    entity('teams', 'title text NOT NULL; path public.ltree; color varchar(9)'),
    entity('memberships', "level core.access_level NOT NULL DEFAULT 'member'; expires_on date", { team_id: '!core.teams', user_id: '!core.users' }),
    entity('api_keys', "digest bytea NOT NULL; scopes text[] NOT NULL DEFAULT '{}'; revoked boolean NOT NULL DEFAULT false", { user_id: '!core.users' }),
    entity('sessions', 'token uuid NOT NULL DEFAULT gen_random_uuid(); address inet; valid tstzrange NOT NULL', { user_id: '!core.users' }),
    entity('invitations', "email public.email_address NOT NULL; level core.access_level NOT NULL DEFAULT 'guest'; accepted_at timestamptz", { team_id: 'core.teams' }),
    entity('devices', 'label text NOT NULL; push_token text; seen_at timestamptz', { user_id: '!core.users' }),
    entity('webhooks', "url text NOT NULL; events text[] NOT NULL DEFAULT '{}'; active boolean NOT NULL DEFAULT true"),
    entity('settings', 'key public.slug NOT NULL; value jsonb NOT NULL'),
    entity('features', "key public.slug NOT NULL; enabled boolean NOT NULL DEFAULT false; share public.percentage NOT NULL DEFAULT 0"),
  ],
  crm: [
    entity('companies', 'title text NOT NULL; vat_number varchar(20); website text; employees integer', { parent_id: 'crm.companies' }),
    entity('customers', "number integer NOT NULL DEFAULT nextval('crm.customer_numbers'); title text NOT NULL; email public.email_address; state crm.customer_state NOT NULL DEFAULT 'lead'; credit_limit numeric(10,2) NOT NULL DEFAULT 0; attributes public.hstore", { company_id: 'crm.companies', agent_id: 'core.users' }),
    entity('contacts', 'full_name text NOT NULL; email public.email_address; phone varchar(40); is_main boolean NOT NULL DEFAULT false', { customer_id: '!crm.customers' }),
    entity('addresses', "place public.postal_address NOT NULL; sort crm.address_sort NOT NULL DEFAULT 'billing'", { customer_id: '!crm.customers' }),
    entity('deals', "title text NOT NULL; amount public.amount NOT NULL DEFAULT 0; stage crm.deal_stage NOT NULL DEFAULT 'new'; closes_on date", { customer_id: '!crm.customers', agent_id: 'core.users' }),
    entity('activities', "kind crm.activity_kind NOT NULL DEFAULT 'call'; happened_at timestamptz NOT NULL DEFAULT now(); summary text", { deal_id: 'crm.deals', user_id: 'core.users' }),
    entity('campaigns', 'title text NOT NULL; runs daterange; budget public.amount'),
    entity('segments', "title text NOT NULL; filter jsonb NOT NULL DEFAULT '{}'"),
    entity('opinions', 'score smallint NOT NULL; remark text', { customer_id: '!crm.customers', campaign_id: 'crm.campaigns' }),
  ],
  stock: [
    entity('categories', 'title text NOT NULL; path public.ltree NOT NULL; position integer NOT NULL DEFAULT 0', { parent_id: 'stock.categories' }),
    entity('brands', 'title text NOT NULL; slug public.slug NOT NULL'),
    entity('suppliers', 'title text NOT NULL; lead_days smallint NOT NULL DEFAULT 7'),
    entity('products', "sku varchar(40) NOT NULL; title text NOT NULL; description text; price public.amount NOT NULL; weight numeric(8,3); labels text[] NOT NULL DEFAULT '{}'; details jsonb NOT NULL DEFAULT '{}'; state stock.product_state NOT NULL DEFAULT 'draft'", { category_id: '!stock.categories', brand_id: 'stock.brands', supplier_id: 'stock.suppliers' }),
    entity('variants', "sku varchar(40) NOT NULL; options jsonb NOT NULL DEFAULT '{}'; surcharge public.amount NOT NULL DEFAULT 0", { product_id: '!stock.products' }),
    entity('prices', 'valid daterange NOT NULL; amount public.amount NOT NULL; currency public.currency NOT NULL', { product_id: '!stock.products' }),
    entity('warehouses', 'title text NOT NULL; place public.postal_address; capacity integer'),
    entity('levels', 'quantity integer NOT NULL DEFAULT 0; reserved integer NOT NULL DEFAULT 0', { variant_id: '!stock.variants', warehouse_id: '!stock.warehouses' }),
    entity('movements', 'quantity integer NOT NULL; reason stock.movement_reason NOT NULL; moved_at timestamptz NOT NULL DEFAULT now()', { variant_id: '!stock.variants', warehouse_id: '!stock.warehouses' }),
    entity('bundles', 'title text NOT NULL; share public.percentage NOT NULL DEFAULT 0', { product_id: '!stock.products' }),
    entity('counts', 'counted_on date NOT NULL; quantity integer NOT NULL', { variant_id: '!stock.variants', warehouse_id: '!stock.warehouses' }),
    entity('images', 'url text NOT NULL; width integer; height integer; position smallint NOT NULL DEFAULT 0', { product_id: '!stock.products' }),
  ],
  sales: [
    entity('carriers', 'title text NOT NULL; tracking_url text'),
    entity('tax_rates', 'country char(2) NOT NULL; rate public.percentage NOT NULL; valid daterange NOT NULL'),
    entity('discounts', 'code public.citext NOT NULL; share public.percentage NOT NULL; valid tstzrange; uses integer NOT NULL DEFAULT 0'),
    entity('carts', 'token uuid NOT NULL DEFAULT gen_random_uuid(); expires_at timestamptz', { customer_id: 'crm.customers' }),
    entity('cart_lines', 'quantity integer NOT NULL DEFAULT 1', { cart_id: '!sales.carts', variant_id: '!stock.variants' }),
    entity('orders', "number bigint NOT NULL; state sales.order_state NOT NULL DEFAULT 'open'; total public.amount NOT NULL DEFAULT 0; currency public.currency NOT NULL DEFAULT 'EUR'; placed_at timestamptz NOT NULL DEFAULT now(); deliver_to public.postal_address; note varchar(400)", { customer_id: '!crm.customers', discount_id: 'sales.discounts' }),
    entity('order_lines', 'quantity integer NOT NULL; price public.amount NOT NULL; position smallint NOT NULL DEFAULT 0', { order_id: '!sales.orders', variant_id: '!stock.variants' }),
    entity('shipments', "code varchar(60); state sales.shipment_state NOT NULL DEFAULT 'waiting'; shipped_at timestamptz", { order_id: '!sales.orders', carrier_id: 'sales.carriers' }),
    entity('shipment_lines', 'quantity integer NOT NULL', { shipment_id: '!sales.shipments', order_line_id: '!sales.order_lines' }),
    entity('returns', 'reason text NOT NULL; quantity integer NOT NULL DEFAULT 1', { order_line_id: '!sales.order_lines' }),
  ],
  billing: [
    entity('plans', "title text NOT NULL; price public.amount NOT NULL; period interval NOT NULL DEFAULT '1 mon'; retired boolean NOT NULL DEFAULT false"),
    entity('contracts', 'runs daterange NOT NULL; seats integer NOT NULL DEFAULT 1', { plan_id: '!billing.plans', customer_id: '!crm.customers' }),
    entity('invoices', "number bigint NOT NULL DEFAULT nextval('billing.invoice_numbers'); state billing.invoice_state NOT NULL DEFAULT 'draft'; total public.amount NOT NULL DEFAULT 0; tax public.amount NOT NULL DEFAULT 0; due_on date; document bytea", { customer_id: '!crm.customers', order_id: 'sales.orders' }),
    entity('invoice_lines', 'title text NOT NULL; quantity numeric(12,3) NOT NULL; price public.amount NOT NULL', { invoice_id: '!billing.invoices' }),
    entity('payments', "amount public.amount NOT NULL; method billing.payment_method NOT NULL; reference text; paid_at timestamptz NOT NULL DEFAULT now()", { invoice_id: '!billing.invoices' }),
    entity('refunds', 'amount public.amount NOT NULL; reason text', { payment_id: '!billing.payments' }),
    entity('credit_notes', 'amount public.amount NOT NULL; issued_on date NOT NULL DEFAULT current_date', { invoice_id: '!billing.invoices' }),
    entity('accounts', 'code varchar(10) NOT NULL; title text NOT NULL', { parent_id: 'billing.accounts' }),
    entity('postings', "amount numeric(14,2) NOT NULL; posted_on date NOT NULL; memo text", { account_id: '!billing.accounts', invoice_id: 'billing.invoices' }),
    entity('reminders', 'level smallint NOT NULL DEFAULT 1; sent_at timestamptz', { invoice_id: '!billing.invoices' }),
  ],
  content: [
    entity('locales', 'code varchar(12) NOT NULL; title text NOT NULL'),
    entity('pages', "slug public.slug NOT NULL; title text NOT NULL; body text; state content.page_state NOT NULL DEFAULT 'draft'; published tstzrange", { parent_id: 'content.pages', author_id: 'core.users' }),
    entity('articles', "slug public.slug NOT NULL; title text NOT NULL; body text NOT NULL DEFAULT ''; search tsvector; reading_minutes smallint", { author_id: 'core.users', page_id: 'content.pages' }),
    entity('revisions', 'number integer NOT NULL; body text NOT NULL; changed_by text', { article_id: '!content.articles' }),
    entity('menus', 'title text NOT NULL'),
    entity('menu_items', 'title text NOT NULL; url text; position integer NOT NULL DEFAULT 0', { menu_id: '!content.menus', page_id: 'content.pages' }),
    entity('assets', "file_name text NOT NULL; bytes bigint NOT NULL DEFAULT 0; media_type text NOT NULL; digest bytea"),
    entity('texts', 'key public.slug NOT NULL; text text NOT NULL', { locale_id: '!content.locales' }),
  ],
  support: [
    entity('queues', "title text NOT NULL; hours public.time_range; priority smallint NOT NULL DEFAULT 5"),
    entity('agents', 'alias text NOT NULL; active boolean NOT NULL DEFAULT true', { user_id: '!core.users', queue_id: 'support.queues' }),
    entity('tickets', "number integer NOT NULL; subject varchar(200) NOT NULL; state support.ticket_state NOT NULL DEFAULT 'new'; urgency smallint NOT NULL DEFAULT 3; closed_at timestamptz; context jsonb", { customer_id: '!crm.customers', agent_id: 'support.agents', queue_id: 'support.queues' }),
    entity('messages', 'body text NOT NULL; internal boolean NOT NULL DEFAULT false', { ticket_id: '!support.tickets', author_id: 'core.users' }),
    entity('macros', "title text NOT NULL; text text NOT NULL; shortcut varchar(20)", { queue_id: 'support.queues' }),
    entity('targets', "title text NOT NULL; answer_within interval NOT NULL; solve_within interval", { queue_id: 'support.queues' }),
    entity('surveys', 'title text NOT NULL; question text NOT NULL'),
    entity('answers', 'score smallint NOT NULL; remark text', { survey_id: '!support.surveys', ticket_id: '!support.tickets' }),
  ],
}

const enums: Readonly<Record<string, readonly string[]>> = {
  'core.access_level': ['guest', 'member', 'admin', 'owner'],
  'crm.customer_state': ['lead', 'active', 'dormant', 'lost'],
  'crm.address_sort': ['billing', 'delivery'],
  'crm.deal_stage': ['new', 'offered', 'won', 'lost'],
  'crm.activity_kind': ['call', 'mail', 'fax', 'visit'],
  'stock.product_state': ['draft', 'listed', 'sold out', 'retired'],
  'stock.movement_reason': ['purchase', 'sale', 'return', 'loss', 'count'],
  'sales.order_state': ['open', 'paid', 'shipped', 'closed', 'cancelled'],
  'sales.shipment_state': ['waiting', 'on the way', 'delivered', 'lost'],
  'billing.invoice_state': ['draft', 'sent', 'paid', 'overdue'],
  'billing.payment_method': ['card', 'transfer', 'cash'],
  'content.page_state': ['draft', 'published', 'archived'],
  'support.ticket_state': ['new', 'open', 'waiting', 'solved'],
}

/** The whole application. */
export function composeApplication(): Files {
  const files: Files = new Map()
  const write = (path: string, ...statements: readonly string[]): unknown => files.set(path, `${statements.join('\n')}\n`)
  const names = Object.keys(modules)
  write('00-extensions.sql', ...['citext', 'pg_trgm', 'btree_gist', 'hstore', 'ltree'].map((name) => `CREATE EXTENSION ${name} SCHEMA public;`))
  write('01-schemas.sql', ...[...names, 'tracking', 'reporting'].flatMap((name) => [`CREATE SCHEMA ${name};`, `GRANT USAGE ON SCHEMA ${name} TO reader, writer;`]), "COMMENT ON SCHEMA core IS 'Who may do what';")
  write('02-types.sql', types, ...Object.entries(enums).map(([name, values]) => `CREATE TYPE ${name} AS ENUM (${values.map((value) => `'${value}'`).join(', ')});`))
  write('03-sequences.sql', 'CREATE SEQUENCE crm.customer_numbers AS integer START WITH 1000;', 'CREATE SEQUENCE billing.invoice_numbers START WITH 20240001 CACHE 5;', 'GRANT USAGE ON SEQUENCE billing.invoice_numbers TO writer;')
  write('04-functions.sql', functions)
  write('05-tenants.sql', tenants)
  let serial = 0
  for (const [schema, entities] of Object.entries(modules)) {
    for (const one of entities) {
      serial += 1
      write(`10-${schema}/${String(serial).padStart(2, '0')}-${one.name}.sql`, ...tableStatements(schema, one, serial), ...satellites(schema, one, serial))
    }
  }
  write('20-tracking.sql', tracking)
  write('30-views.sql', views)
  write('31-reports.sql', reports)
  write('40-rules.sql', rules)
  for (const [path, text] of everyKind()) files.set(path, text)
  write('90-default-privileges.sql', 'ALTER DEFAULT PRIVILEGES IN SCHEMA reporting GRANT SELECT ON TABLES TO reader;', 'ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;')
  return files
}

function tableStatements(schema: string, { name, columns, references = {} }: Entity, serial: number): readonly string[] {
  const table = `${schema}.${name}`
  const lines = [
    serial % 3 === 0 ? 'id bigserial PRIMARY KEY' : serial % 3 === 1 ? 'id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY' : 'id bigint GENERATED BY DEFAULT AS IDENTITY (START WITH 100) PRIMARY KEY',
    'tenant_id uuid NOT NULL DEFAULT core.current_tenant() REFERENCES core.tenants (id) ON DELETE CASCADE',
    ...columns,
    ...Object.entries(references).map(([column, target]) => `${column} bigint${target.startsWith('!') ? ' NOT NULL' : ''} REFERENCES ${target.replace('!', '')} (id)${target.startsWith('!') ? ' ON DELETE CASCADE' : ' ON DELETE SET NULL'}`),
    'created_at timestamptz NOT NULL DEFAULT now()',
    'updated_at timestamptz NOT NULL DEFAULT now()',
    `CONSTRAINT ${name}_times CHECK (updated_at >= created_at)`,
    ...(columns.some((column) => /^(?:slug|sku|key|code) /.test(column)) ? [`CONSTRAINT ${name}_unique_in_tenant UNIQUE (tenant_id, ${/^\w+/.exec(columns.find((column) => /^(?:slug|sku|key|code) /.test(column)) ?? '')?.[0] ?? ''})`] : []),
    ...(columns.some((column) => column.startsWith('quantity ')) && serial % 2 === 0 ? [`CONSTRAINT ${name}_quantity_known CHECK (quantity <> 0)`] : []),
  ]
  return [
    `CREATE TABLE ${table} (\n  ${lines.join(',\n  ')}\n);`,
    `COMMENT ON TABLE ${table} IS 'The ${name.replaceAll('_', ' ')} of a tenant';`,
    `COMMENT ON COLUMN ${table}.tenant_id IS 'Whose it is';`,
    `CREATE INDEX ${name}_tenant ON ${table} (tenant_id, created_at DESC);`,
    ...Object.keys(references).map((column) => `CREATE INDEX ${name}_${column} ON ${table} (${column})${serial % 4 === 0 ? ` WHERE ${column} IS NOT NULL` : ''};`),
    ...(columns.some((column) => column.startsWith('title ')) ? [`CREATE INDEX ${name}_title_search ON ${table} USING gin (title public.gin_trgm_ops);`, `CREATE INDEX ${name}_title_lower ON ${table} (lower(title)) INCLUDE (id);`] : []),
    ...(columns.some((column) => column.startsWith('email ')) ? [`CREATE UNIQUE INDEX ${name}_email_once ON ${table} (tenant_id, email) WHERE email IS NOT NULL;`] : []),
    `CREATE TRIGGER touch BEFORE UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION core.touch();`,
    ...(serial % 5 === 0 ? [`CREATE TRIGGER log AFTER INSERT OR UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION core.log_change('${name}');`] : []),
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;`,
    `CREATE POLICY ${name}_read ON ${table} FOR SELECT TO reader USING (tenant_id = (SELECT core.current_tenant()));`,
    `CREATE POLICY ${name}_write ON ${table} TO writer USING (tenant_id = (SELECT core.current_tenant())) WITH CHECK (tenant_id = (SELECT core.current_tenant()));`,
    ...('team_id' in references ? [`CREATE POLICY ${name}_of_team ON ${table} FOR SELECT TO writer USING (core.is_member(team_id));`] : []),
    `GRANT SELECT ON ${table} TO reader;`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO writer;`,
    ...(serial % 6 === 0 ? [`CREATE STATISTICS ${schema}.${name}_together ON tenant_id, created_at FROM ${table};`] : []),
    ...(serial % 7 === 0 ? [`ALTER TABLE ${table} SET (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);`] : []),
  ]
}

/** Labels for each table, notes for every second, a history for every third. */
function satellites(schema: string, { name }: Entity, serial: number): readonly string[] {
  const one = `${schema}.${name}`
  return [
    `CREATE TABLE ${one}_labels (\n  owner_id bigint NOT NULL REFERENCES ${one} (id) ON DELETE CASCADE,\n  label text NOT NULL CHECK (label <> ''),\n  weight real,\n  PRIMARY KEY (owner_id, label)\n);`,
    `GRANT SELECT, INSERT, DELETE ON ${one}_labels TO writer;`,
    ...(serial % 2 === 0
      ? [
          `CREATE TABLE ${one}_notes (\n  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n  owner_id bigint NOT NULL REFERENCES ${one} (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,\n  text text NOT NULL,\n  length integer GENERATED ALWAYS AS (length(text)) STORED,\n  written_at timestamptz NOT NULL DEFAULT now()\n);`,
          `CREATE INDEX ${name}_notes_owner ON ${one}_notes (owner_id, written_at);`,
        ]
      : []),
    ...(serial % 3 === 0
      ? [
          `CREATE TABLE ${one}_history (\n  at timestamptz NOT NULL DEFAULT clock_timestamp(),\n  owner_id bigint NOT NULL,\n  before jsonb,\n  after jsonb,\n  CONSTRAINT ${name}_history_says_something CHECK (before IS NOT NULL OR after IS NOT NULL)\n);`,
          `CREATE INDEX ${name}_history_at ON ${one}_history USING brin (at);`,
          `ALTER TABLE ${one}_history ALTER COLUMN before SET STORAGE EXTERNAL;`,
        ]
      : []),
  ]
}

const types = `CREATE DOMAIN public.email_address AS public.citext CONSTRAINT has_an_at CHECK (VALUE::text LIKE '%_@_%');
CREATE DOMAIN public.slug AS text COLLATE "C" CONSTRAINT slug_characters CHECK (VALUE ~ '^[a-z0-9-]+$');
CREATE DOMAIN public.amount AS numeric(12,2);
CREATE DOMAIN public.percentage AS numeric(5,2) CONSTRAINT percentage_range CHECK (VALUE >= 0 AND VALUE <= 100);
CREATE DOMAIN public.currency AS char(3) CONSTRAINT currency_code CHECK (VALUE ~ '^[A-Z]{3}$');
CREATE TYPE public.postal_address AS (street text, postal_code varchar(12), city text, country char(2));
CREATE TYPE public.time_range AS RANGE (SUBTYPE = time);
COMMENT ON DOMAIN public.amount IS 'Money in a currency that stands beside it';`

const functions = `CREATE FUNCTION core.current_tenant() RETURNS uuid LANGUAGE sql STABLE AS $$ SELECT nullif(current_setting('app.tenant', true), '')::uuid $$;
CREATE FUNCTION core.touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := greatest(now(), OLD.updated_at);
  RETURN NEW;
END
$$;
CREATE FUNCTION core.log_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
  INSERT INTO tracking.changes (entity, operation, row) VALUES (TG_ARGV[0], TG_OP, to_jsonb(coalesce(NEW, OLD)));
  RETURN NULL;
END
$$;
CREATE FUNCTION core.is_member(team bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
  SELECT EXISTS (SELECT FROM core.memberships m JOIN core.users u ON u.id = m.user_id WHERE m.team_id = team AND u.email::text = current_setting('app.user', true))
$$;
CREATE FUNCTION public.slugify(text text) RETURNS public.slug LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT trim(BOTH '-' FROM regexp_replace(lower(text), '[^a-z0-9]+', '-', 'g'))::public.slug $$;
CREATE FUNCTION billing.with_tax(net numeric, rate numeric DEFAULT 19) RETURNS numeric LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN round(net * (1 + rate / 100), 2);
CREATE FUNCTION billing.larger(a numeric, b numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT greatest(a, b)';
CREATE AGGREGATE billing.largest(numeric) (SFUNC = billing.larger, STYPE = numeric);
CREATE PROCEDURE billing.close_period(until date) LANGUAGE plpgsql AS $$
BEGIN
  UPDATE billing.invoices SET state = 'overdue' WHERE state = 'sent' AND due_on < until;
END
$$;
CREATE FUNCTION stock.available(variant bigint, OUT quantity bigint, OUT warehouses bigint) LANGUAGE sql STABLE AS $$ SELECT sum(quantity - reserved), count(*) FROM stock.levels WHERE variant_id = variant $$;
CREATE FUNCTION support.open_tickets(of_queue bigint) RETURNS TABLE (id bigint, subject text) LANGUAGE sql STABLE ROWS 50 AS $$ SELECT id, subject FROM support.tickets WHERE queue_id = of_queue AND state <> 'solved' $$;
REVOKE EXECUTE ON FUNCTION core.log_change() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION core.is_member(bigint) TO writer;
COMMENT ON FUNCTION core.is_member(bigint) IS 'Whether the user of this session is in the team';`

const tenants = `CREATE TABLE core.tenants (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  slug public.slug NOT NULL UNIQUE,
  title text NOT NULL,
  plan text NOT NULL DEFAULT 'free' CHECK (plan IN ('free', 'team', 'enterprise')),
  created_at timestamptz NOT NULL DEFAULT now()
);
ALTER TABLE core.tenants ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON core.tenants USING (id = core.current_tenant());
GRANT SELECT (id, slug, title) ON core.tenants TO reader;`

const months = ['2024-01', '2024-02', '2024-03', '2024-04', '2024-05', '2024-06', '2024-07']
const tracking = `CREATE TABLE tracking.changes (
  id bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  entity text NOT NULL,
  operation text NOT NULL,
  row jsonb,
  PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE INDEX changes_entity ON tracking.changes (entity, at);
${months.slice(0, -1).map((month, index) => `CREATE TABLE tracking.changes_${month.replace('-', '_')} PARTITION OF tracking.changes FOR VALUES FROM ('${month}-01 00:00:00+00') TO ('${months[index + 1] ?? ''}-01 00:00:00+00');`).join('\n')}
CREATE TABLE tracking.changes_rest PARTITION OF tracking.changes DEFAULT;
CREATE TABLE tracking.usage (
  tenant_id uuid NOT NULL REFERENCES core.tenants (id),
  region text NOT NULL,
  metric text NOT NULL,
  quantity bigint NOT NULL DEFAULT 0 CHECK (quantity >= 0),
  at date NOT NULL
) PARTITION BY LIST (region);
CREATE TABLE tracking.usage_europe PARTITION OF tracking.usage FOR VALUES IN ('eu', 'uk') PARTITION BY HASH (tenant_id);
${[0, 1, 2, 3].map((part) => `CREATE TABLE tracking.usage_europe_${part} PARTITION OF tracking.usage_europe FOR VALUES WITH (MODULUS 4, REMAINDER ${part});`).join('\n')}
CREATE TABLE tracking.usage_others PARTITION OF tracking.usage (quantity DEFAULT 1) DEFAULT;
CREATE INDEX usage_metric ON tracking.usage (metric, at) INCLUDE (quantity);
CREATE UNLOGGED TABLE tracking.page_views (id bigserial PRIMARY KEY, path text NOT NULL, referrer text, seen_at timestamptz NOT NULL DEFAULT now(), CONSTRAINT page_views_path CHECK (path LIKE '/%'));
CREATE TABLE tracking.presence (room text NOT NULL, user_id bigint NOT NULL REFERENCES core.users (id), during tstzrange NOT NULL, CONSTRAINT presence_once EXCLUDE USING gist (room WITH =, user_id WITH =, during WITH &&));
CREATE TABLE tracking.base_metrics (at timestamptz NOT NULL DEFAULT now(), value double precision CHECK (value >= 0));
CREATE TABLE tracking.server_metrics (host text NOT NULL) INHERITS (tracking.base_metrics);
GRANT SELECT ON tracking.changes, tracking.usage TO reader;`

const views = `CREATE VIEW sales.open_orders WITH (security_barrier = true) AS
  SELECT o.id, o.number, o.total, o.note, c.title AS customer, c.email FROM sales.orders o JOIN crm.customers c ON c.id = o.customer_id WHERE o.state IN ('open', 'paid');
CREATE VIEW sales.open_order_lines AS
  SELECT o.number, l.quantity, l.price, l.quantity * l.price AS amount, v.sku FROM sales.open_orders o JOIN sales.order_lines l ON l.order_id = o.id JOIN stock.variants v ON v.id = l.variant_id;
CREATE VIEW crm.customer_overview WITH (security_invoker = true) AS
  SELECT c.id, c.title, c.state, count(d.id) AS deals, sum(d.amount) FILTER (WHERE d.stage = 'won') AS won, max(d.closes_on) AS latest
    FROM crm.customers c LEFT JOIN crm.deals d ON d.customer_id = c.id GROUP BY c.id, c.title, c.state;
CREATE VIEW support.waiting AS SELECT t.id, t.subject, t.urgency, a.alias FROM support.tickets t LEFT JOIN support.agents a ON a.id = t.agent_id WHERE t.state <> 'solved';
CREATE VIEW support.urgent AS SELECT id, subject, alias FROM support.waiting WHERE urgency < 2;
CREATE VIEW content.published AS SELECT p.id, p.slug, p.title, p.body FROM content.pages p WHERE p.state = 'published' AND (p.published IS NULL OR p.published @> now());
CREATE VIEW stock.shelf AS SELECT v.id, p.title, v.sku, (stock.available(v.id)).quantity FROM stock.variants v JOIN stock.products p ON p.id = v.product_id;
CREATE RECURSIVE VIEW stock.category_tree (id, title, depth) AS
  SELECT id, title, 0 FROM stock.categories WHERE parent_id IS NULL UNION ALL SELECT c.id, c.title, t.depth + 1 FROM stock.categories c JOIN category_tree t ON t.id = c.parent_id;
CREATE VIEW crm.contact_cards AS SELECT id, full_name, email, phone FROM crm.contacts WITH LOCAL CHECK OPTION;
COMMENT ON VIEW sales.open_orders IS 'What is to be done';
COMMENT ON COLUMN sales.open_orders.customer IS 'Who ordered';
GRANT SELECT ON sales.open_orders, crm.customer_overview TO reader;
GRANT SELECT (id, subject) ON support.waiting TO reader;
CREATE FUNCTION support.take() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE support.tickets SET urgency = NEW.urgency WHERE id = NEW.id; RETURN NEW; END $$;
CREATE TRIGGER take INSTEAD OF UPDATE ON support.waiting FOR EACH ROW EXECUTE FUNCTION support.take();`

const reports = `CREATE MATERIALIZED VIEW reporting.revenue AS
  SELECT date_trunc('month', i.created_at) AS month, i.tenant_id, sum(i.total) AS total, billing.largest(i.total) AS largest FROM billing.invoices i WHERE i.state <> 'draft' GROUP BY 1, 2;
CREATE UNIQUE INDEX revenue_month ON reporting.revenue (month, tenant_id);
CREATE VIEW reporting.revenue_with_tax AS SELECT month, total, billing.with_tax(total) AS gross FROM reporting.revenue;
CREATE MATERIALIZED VIEW reporting.yearly AS SELECT date_trunc('year', month) AS year, sum(gross) AS gross FROM reporting.revenue_with_tax GROUP BY 1 WITH NO DATA;
CREATE INDEX yearly_year ON reporting.yearly (year);
CREATE MATERIALIZED VIEW reporting.best_sellers AS SELECT l.variant_id, sum(l.quantity) AS sold FROM sales.order_lines l GROUP BY l.variant_id;
COMMENT ON MATERIALIZED VIEW reporting.revenue IS 'By month';
GRANT SELECT ON reporting.revenue TO reader;
CREATE PUBLICATION warehouse FOR TABLE sales.orders (id, number, state, total), sales.order_lines, stock.levels WHERE (quantity > 0) WITH (publish = 'insert, update');
CREATE FUNCTION core.watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN NULL; END';
CREATE EVENT TRIGGER watch_drops ON sql_drop WHEN TAG IN ('DROP TABLE', 'DROP VIEW') EXECUTE FUNCTION core.watch();`

const rules = `CREATE RULE quiet AS ON DELETE TO tracking.page_views DO INSTEAD NOTHING;
CREATE RULE noted AS ON UPDATE TO core.settings WHERE OLD.value <> NEW.value DO ALSO INSERT INTO core.settings_labels (owner_id, label) VALUES (NEW.id, 'changed') ON CONFLICT DO NOTHING;
ALTER TABLE core.features REPLICA IDENTITY FULL;
ALTER TABLE sales.carts REPLICA IDENTITY USING INDEX carts_pkey;
ALTER TABLE billing.postings CLUSTER ON postings_tenant;
ALTER TABLE sales.tax_rates ADD CONSTRAINT tax_rates_once EXCLUDE USING gist (country WITH =, valid WITH &&);
ALTER TABLE billing.plans OWNER TO owner_role;
ALTER TABLE stock.products ADD COLUMN search tsvector GENERATED ALWAYS AS (to_tsvector('simple', coalesce(title, '') || ' ' || coalesce(description, ''))) STORED;
CREATE INDEX products_search ON stock.products USING gin (search);`
