-- An upsert that carries an older version than the row's is dropped without an error: the row is missing from what
-- `return=representation` gives back, and that is how a writer learns of it.
-- An unknown version (null) never blocks, and never makes the row forget the version it has.

create or replace function keep_newest() returns trigger
language plpgsql set search_path = public
as $$
begin
  if new.source_modified < old.source_modified then
    return null;
  end if;
  new.source_modified := coalesce(new.source_modified, old.source_modified);
  new.first_seen_at := old.first_seen_at;
  new.synced_at := now();
  return new;
end $$;

create or replace trigger customers_keep_newest before update on customers for each row execute function keep_newest();
create or replace trigger products_keep_newest before update on products for each row execute function keep_newest();
create or replace trigger orders_keep_newest before update on orders for each row execute function keep_newest();
create or replace trigger refunds_keep_newest before update on refunds for each row execute function keep_newest();

insert into easysale_sync_migrations (name) values ('0002_newer_wins') on conflict do nothing;
