-- Only the service role reads and writes. Row level security without a policy shows anon and authenticated nothing;
-- the grants are spelled out because projects no longer hand them to new tables.

grant usage on schema public to service_role;

do $$
declare
  table_name text;
begin
  foreach table_name in array array[
    'easysale_sync_migrations', 'stores', 'customers', 'products', 'orders', 'order_lines', 'refunds', 'sync_logs']
  loop
    execute format('alter table %I enable row level security', table_name);
    execute format('revoke all on table %I from public, anon, authenticated', table_name);
    execute format('grant select, insert, update, delete on table %I to service_role', table_name);
  end loop;
end $$;

revoke all on function upsert_orders(jsonb) from public, anon, authenticated;
grant execute on function upsert_orders(jsonb) to service_role;

insert into easysale_sync_migrations (name) values ('0004_access') on conflict do nothing;

notify pgrst, 'reload schema';
