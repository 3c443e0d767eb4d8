-- A product has no currency of its own: its prices are in the shop's main currency, which is known of the store only.

create or replace function take_store_currency() returns trigger
language plpgsql set search_path = public
as $$
begin
  new.currency := coalesce((select currency from stores where connection_id = new.connection_id), new.currency);
  return new;
end $$;

create or replace trigger products_take_store_currency before insert or update on products
for each row execute function take_store_currency();

insert into easysale_sync_migrations (name) values ('0005_product_currency') on conflict do nothing;
