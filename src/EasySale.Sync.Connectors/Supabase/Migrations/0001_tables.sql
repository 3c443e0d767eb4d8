-- The reporting tables. Natural keys (our connection's id + the source system's own id, as text so that any source
-- fits) make every write a repeatable upsert; `raw` keeps what the source sent.
-- Orders carry no foreign key to customers or products: records arrive in any order, and guests have no customer.

create table if not exists easysale_sync_migrations (
  name        text primary key,
  applied_at  timestamptz not null default now()
);

create table if not exists stores (
  connection_id  text primary key,
  name           text not null,
  base_url       text,
  currency       char(3),
  timezone       text not null default 'UTC',
  active         boolean not null default true,
  created_at     timestamptz not null default now(),
  synced_at      timestamptz not null default now()
);

create table if not exists customers (
  connection_id    text not null references stores,
  source_id        text not null check (source_id <> ''),
  email            text,
  first_name       text,
  last_name        text,
  company          text,
  phone            text,
  billing          jsonb not null default '{}',
  shipping         jsonb not null default '{}',
  date_created     timestamptz,
  source_modified  timestamptz,              -- null: a customer the shop has never changed
  is_deleted       boolean not null default false,
  raw              jsonb not null,
  first_seen_at    timestamptz not null default now(),
  synced_at        timestamptz not null default now(),
  primary key (connection_id, source_id)
);
create index if not exists customers_email on customers (connection_id, lower(email));

create table if not exists products (
  connection_id    text not null references stores,
  source_id        text not null check (source_id <> ''),
  parent_source_id text,                     -- a variation is a row of its own that names its product
  sku              text,                     -- no key: shops repeat and omit it
  name             text not null,
  kind             text not null,            -- unchecked: plugins add kinds
  status           text not null,
  currency         char(3),
  price            numeric(18,4),
  regular_price    numeric(18,4),
  sale_price       numeric(18,4),
  manage_stock     boolean not null default false,
  stock_quantity   numeric(18,4),
  date_created     timestamptz,
  source_modified  timestamptz,
  is_deleted       boolean not null default false,
  raw              jsonb not null,
  first_seen_at    timestamptz not null default now(),
  synced_at        timestamptz not null default now(),
  primary key (connection_id, source_id)
);
create index if not exists products_sku on products (connection_id, sku);
create index if not exists products_parent on products (connection_id, parent_source_id) where parent_source_id is not null;

create table if not exists orders (
  connection_id       text not null references stores,
  source_id           text not null check (source_id <> ''),
  number              text not null,
  status              text not null,
  currency            char(3) not null,
  total               numeric(18,4) not null,
  total_tax           numeric(18,4) not null default 0,
  shipping_total      numeric(18,4) not null default 0,
  discount_total      numeric(18,4) not null default 0,
  refunded_total      numeric(18,4) not null default 0,
  prices_include_tax  boolean not null default false,
  customer_source_id  text,                  -- null: a guest
  billing_email       text,
  billing             jsonb not null default '{}',
  shipping            jsonb not null default '{}',
  payment_method      text,
  transaction_id      text,
  date_created        timestamptz not null,
  date_paid           timestamptz,
  source_modified     timestamptz not null,
  is_deleted          boolean not null default false,
  raw                 jsonb not null,
  first_seen_at       timestamptz not null default now(),
  synced_at           timestamptz not null default now(),
  primary key (connection_id, source_id)
);
create index if not exists orders_modified on orders (connection_id, source_modified, source_id);
create index if not exists orders_created on orders (connection_id, date_created);
create index if not exists orders_status on orders (connection_id, status);

create table if not exists order_lines (
  connection_id        text not null,
  order_source_id      text not null,
  kind                 text not null check (kind in ('line_item', 'shipping', 'fee', 'coupon', 'tax', 'refund')),
  line_id              text not null,
  product_source_id    text,
  variation_source_id  text,
  sku                  text,
  name                 text not null,
  quantity             numeric(18,4) not null default 1,
  currency             char(3) not null,
  unit_price           numeric(18,6),
  subtotal             numeric(18,4),
  total                numeric(18,4) not null,
  total_tax            numeric(18,4) not null default 0,
  taxes                jsonb not null default '[]',
  raw                  jsonb not null,
  primary key (connection_id, order_source_id, kind, line_id),
  foreign key (connection_id, order_source_id) references orders on delete cascade
);

create table if not exists refunds (
  connection_id    text not null references stores,
  source_id        text not null check (source_id <> ''),
  order_source_id  text not null,
  currency         char(3) not null,
  amount           numeric(18,4) not null,
  reason           text,
  date_created     timestamptz not null,
  source_modified  timestamptz,
  is_deleted       boolean not null default false,
  raw              jsonb not null,
  first_seen_at    timestamptz not null default now(),
  synced_at        timestamptz not null default now(),
  primary key (connection_id, source_id)
);
create index if not exists refunds_order on refunds (connection_id, order_source_id);

-- Append-only, for tenants who want the log beside their data: delete by age. No secrets, no full bodies in `details`.
create table if not exists sync_logs (
  id             bigint generated always as identity primary key,
  run_id         text not null,
  connection_id  text references stores,
  at             timestamptz not null default now(),
  level          text not null check (level in ('debug', 'info', 'warn', 'error')),
  direction      text,
  entity         text,
  source_id      text,
  target         text,
  event          text not null,
  duration_ms    integer,
  attempt        integer,
  details        jsonb not null default '{}'
);
create index if not exists sync_logs_run on sync_logs (run_id, id);
create index if not exists sync_logs_at on sync_logs using brin (at);

insert into easysale_sync_migrations (name) values ('0001_tables') on conflict do nothing;
