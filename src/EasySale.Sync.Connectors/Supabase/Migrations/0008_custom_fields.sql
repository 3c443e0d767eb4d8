-- What a tenant's own mapping adds to records: one object a row, its names those of the mapping. Null: never mapped.

alter table customers add column if not exists custom jsonb;
alter table products add column if not exists custom jsonb;
alter table orders add column if not exists custom jsonb;
alter table refunds add column if not exists custom jsonb;

-- upsert_orders, then the custom fields of the orders it applied, in the same transaction. Payload and answer are the same; an
-- order without "custom" loses what it had.
create or replace function upsert_orders_with_custom(payload jsonb) returns jsonb
language plpgsql security invoker set search_path = public set enable_seqscan = off
as $$
declare
  answer jsonb;
begin
  answer := upsert_orders(payload);
  update orders present
  set custom = i.item -> 'order' -> 'custom'
  from jsonb_array_elements(payload) with ordinality as i (item, position)
  join jsonb_array_elements(answer) with ordinality as a (told, position) on a.position = i.position
  where (a.told ->> 'applied')::boolean
    and present.connection_id = i.item -> 'order' ->> 'connection_id'
    and present.source_id = i.item -> 'order' ->> 'source_id';
  return answer;
end $$;

revoke all on function upsert_orders_with_custom(jsonb) from public, anon, authenticated;
grant execute on function upsert_orders_with_custom(jsonb) to service_role;

insert into easysale_sync_migrations (name) values ('0008_custom_fields') on conflict do nothing;

notify pgrst, 'reload schema';
