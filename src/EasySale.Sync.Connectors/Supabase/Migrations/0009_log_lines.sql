-- Lines of the operation log have a name of their own: run, step, part and line. A copy that is made again adds nothing. Their
-- source is named, whether or not it has rows here.

alter table sync_logs add column if not exists step integer;
alter table sync_logs add column if not exists part bigint;
alter table sync_logs add column if not exists line integer;
alter table sync_logs drop constraint if exists sync_logs_connection_id_fkey;

do $$
begin
  if not exists (select from pg_constraint where conname = 'sync_logs_line' and conrelid = 'sync_logs'::regclass) then
    alter table sync_logs add constraint sync_logs_line unique (run_id, step, part, line);
  end if;
end $$;

insert into easysale_sync_migrations (name) values ('0009_log_lines') on conflict do nothing;

notify pgrst, 'reload schema';
