-- Orders with their lines, many in one transaction.
--   payload  [{"order": {every column of orders}, "lines": [{every column of order_lines but the order's key}]}, …]
--   returns  [{"source_id", "applied", "reason", "total", "currency"}, …] in the order of the payload; the reason of one
--            not applied is 'stale' (the row is newer) or 'superseded' (the same call holds a newer version of the order);
--            total and currency are those stored, null for one not applied.
-- Lines of an order that is not applied are left alone; lines missing from an applied order are removed.

create or replace function upsert_orders(payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public
as $$
declare
  applied_at_positions bigint[];
  answer jsonb;
begin
  with incoming as materialized (
    select i.position,
           o.*,
           row_number() over (
             partition by o.connection_id, o.source_id
             order by o.source_modified desc, i.position desc) as rank
    from jsonb_array_elements(payload) with ordinality as i (item, position),
         jsonb_to_record(i.item -> 'order') as o (
           connection_id text, source_id text, number text, status text, currency char(3),
           total numeric, total_tax numeric, shipping_total numeric, discount_total numeric, refunded_total numeric,
           prices_include_tax boolean, customer_source_id text, billing_email text, billing jsonb, shipping jsonb,
           payment_method text, transaction_id text, date_created timestamptz, date_paid timestamptz,
           source_modified timestamptz, is_deleted boolean, raw jsonb)
  ),
  written as (
    insert into orders as present (
      connection_id, source_id, number, status, currency,
      total, total_tax, shipping_total, discount_total, refunded_total,
      prices_include_tax, customer_source_id, billing_email, billing, shipping,
      payment_method, transaction_id, date_created, date_paid,
      source_modified, is_deleted, raw)
    select
      connection_id, source_id, number, status, currency,
      total, coalesce(total_tax, 0), coalesce(shipping_total, 0), coalesce(discount_total, 0), coalesce(refunded_total, 0),
      coalesce(prices_include_tax, false), customer_source_id, billing_email, coalesce(billing, '{}'), coalesce(shipping, '{}'),
      payment_method, transaction_id, date_created, date_paid,
      source_modified, coalesce(is_deleted, false), raw
    from incoming
    where rank = 1
    order by connection_id, source_id        -- every call locks in the same order: two calls cannot deadlock
    on conflict (connection_id, source_id) do update set
      number = excluded.number,
      status = excluded.status,
      currency = excluded.currency,
      total = excluded.total,
      total_tax = excluded.total_tax,
      shipping_total = excluded.shipping_total,
      discount_total = excluded.discount_total,
      refunded_total = excluded.refunded_total,
      prices_include_tax = excluded.prices_include_tax,
      customer_source_id = excluded.customer_source_id,
      billing_email = excluded.billing_email,
      billing = excluded.billing,
      shipping = excluded.shipping,
      payment_method = excluded.payment_method,
      transaction_id = excluded.transaction_id,
      date_created = excluded.date_created,
      date_paid = excluded.date_paid,
      source_modified = excluded.source_modified,
      is_deleted = excluded.is_deleted,
      raw = excluded.raw
    returning present.connection_id, present.source_id, present.total, present.currency   -- the guard trigger keeps stale ones out of this
  ),
  judged as (
    select i.position, i.source_id, w.total, w.currency,
           case when i.rank > 1 then 'superseded' when w.source_id is null then 'stale' end as reason
    from incoming i
    left join written w on w.connection_id = i.connection_id and w.source_id = i.source_id and i.rank = 1
  )
  select array_agg(position) filter (where reason is null),
         jsonb_agg(jsonb_build_object(
           'source_id', source_id, 'applied', reason is null, 'reason', reason, 'total', total, 'currency', currency) order by position)
  into applied_at_positions, answer
  from judged;

  -- A statement of its own: its snapshot is taken once the orders are locked, so it sees the lines of a call that
  -- was faster.
  with applied as materialized (
    select i.item, i.item -> 'order' ->> 'connection_id' as connection_id, i.item -> 'order' ->> 'source_id' as source_id,
           i.item -> 'order' ->> 'currency' as currency
    from jsonb_array_elements(payload) with ordinality as i (item, position)
    where i.position = any (applied_at_positions)
  ),
  incoming as materialized (
    select a.connection_id, a.source_id as order_source_id, a.currency as order_currency, l.*
    from applied a,
         jsonb_to_recordset(a.item -> 'lines') as l (
           kind text, line_id text, product_source_id text, variation_source_id text, sku text, name text,
           quantity numeric, currency char(3), unit_price numeric, subtotal numeric, total numeric, total_tax numeric,
           taxes jsonb, raw jsonb)
  ),
  vanished as (
    delete from order_lines present
    using applied a
    where present.connection_id = a.connection_id
      and present.order_source_id = a.source_id
      and not exists (
        select from incoming i
        where i.connection_id = present.connection_id and i.order_source_id = present.order_source_id
          and i.kind = present.kind and i.line_id = present.line_id)
  )
  insert into order_lines (
    connection_id, order_source_id, kind, line_id, product_source_id, variation_source_id, sku, name,
    quantity, currency, unit_price, subtotal, total, total_tax, taxes, raw)
  select
    connection_id, order_source_id, kind, line_id, product_source_id, variation_source_id, sku, name,
    coalesce(quantity, 1), coalesce(currency, order_currency), unit_price, subtotal, total, coalesce(total_tax, 0),
    coalesce(taxes, '[]'), raw
  from incoming
  on conflict (connection_id, order_source_id, kind, line_id) do update set
    product_source_id = excluded.product_source_id,
    variation_source_id = excluded.variation_source_id,
    sku = excluded.sku,
    name = excluded.name,
    quantity = excluded.quantity,
    currency = excluded.currency,
    unit_price = excluded.unit_price,
    subtotal = excluded.subtotal,
    total = excluded.total,
    total_tax = excluded.total_tax,
    taxes = excluded.taxes,
    raw = excluded.raw;

  return coalesce(answer, '[]');
end $$;

insert into easysale_sync_migrations (name) values ('0003_upsert_orders') on conflict do nothing;
