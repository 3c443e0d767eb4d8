-- What people change in the database, so that it can be read from here. A write of ours says so in a header and leaves no trace; any
-- other one, through the dashboard, an app or plain SQL, stamps its row, and a deleted row leaves its key.
--   edited_tx   the transaction that changed the row last. Transactions end in another order than they begin, and some take long: who
--               reads starts again from the oldest one that was still open (sync_position), so nothing is missed whatever the clocks say.
--   edited_at   when, for people.

alter table customers add column if not exists edited_tx bigint;
alter table customers add column if not exists edited_at timestamptz;
alter table products add column if not exists edited_tx bigint;
alter table products add column if not exists edited_at timestamptz;
create index if not exists customers_edited on customers (connection_id, edited_tx, source_id) where edited_tx is not null;
create index if not exists products_edited on products (connection_id, edited_tx, source_id) where edited_tx is not null;

-- A row made here has no id of a source yet.
alter table customers alter column source_id set default 'new-' || gen_random_uuid();
alter table customers alter column raw set default '{}';
alter table products alter column source_id set default 'new-' || gen_random_uuid();
alter table products alter column raw set default '{}';
alter table products alter column kind set default 'simple';
alter table products alter column status set default 'draft';

create table if not exists deleted_rows (
  connection_id  text not null,
  kind           text not null,
  source_id      text not null,
  deleted_tx     bigint not null,
  deleted_at     timestamptz not null default now(),
  primary key (connection_id, kind, source_id)
);
create index if not exists deleted_rows_tx on deleted_rows (connection_id, kind, deleted_tx, source_id);

create or replace function is_sync_write() returns boolean
language sql stable set search_path = public
as $$
  select coalesce(nullif(current_setting('request.headers', true), '')::json ->> 'x-easysale-sync', '') = 'write'
$$;

create or replace function note_edit() returns trigger
language plpgsql security definer set search_path = public
as $$
begin
  if tg_op = 'INSERT' then
    delete from deleted_rows where connection_id = new.connection_id and kind = tg_table_name and source_id = new.source_id;
  end if;
  if is_sync_write() then
    return new;
  end if;
  if tg_op = 'UPDATE' then
    if to_jsonb(new) - array['synced_at', 'edited_tx', 'edited_at'] = to_jsonb(old) - array['synced_at', 'edited_tx', 'edited_at'] then
      return new;
    end if;
  end if;
  new.edited_tx := pg_current_xact_id()::text::bigint;
  new.edited_at := now();
  return new;
end $$;

create or replace function note_deletion() returns trigger
language plpgsql security definer set search_path = public
as $$
begin
  if not is_sync_write() then
    insert into deleted_rows (connection_id, kind, source_id, deleted_tx)
    values (old.connection_id, tg_table_name, old.source_id, pg_current_xact_id()::text::bigint)
    on conflict (connection_id, kind, source_id) do update set deleted_tx = excluded.deleted_tx, deleted_at = now();
  end if;
  return old;
end $$;

-- Triggers of one event run in the order of their names: keep_newest may drop the write before.
create or replace trigger customers_note_edit before insert or update on customers for each row execute function note_edit();
create or replace trigger products_note_edit before insert or update on products for each row execute function note_edit();
create or replace trigger customers_note_deletion after delete on customers for each row execute function note_deletion();
create or replace trigger products_note_deletion after delete on products for each row execute function note_deletion();

create or replace function sync_position() returns table (oldest_open_tx bigint)
language sql stable set search_path = public
as $$
  select pg_snapshot_xmin(pg_current_snapshot())::text::bigint
$$;

alter table deleted_rows enable row level security;
revoke all on table deleted_rows from public, anon, authenticated;
grant select, insert, update, delete on table deleted_rows to service_role;
revoke all on function sync_position() from public, anon, authenticated;
grant execute on function sync_position() to service_role;

insert into easysale_sync_migrations (name) values ('0007_edits') on conflict do nothing;

notify pgrst, 'reload schema';
