-- What a Supabase project has for its database webhooks: the trigger function the dashboard's webhooks call, and pg_net's queue behind
-- it. Here nobody works the queue off: a test takes from it.
create schema if not exists net;
create schema if not exists supabase_functions;
create table if not exists net.http_request_queue (id bigserial primary key, method text not null, url text not null, headers jsonb, body text);

create or replace function supabase_functions.http_request() returns trigger
language plpgsql security definer set search_path = supabase_functions
as $$
begin
  insert into net.http_request_queue (method, url, headers, body) values (
    tg_argv[1], tg_argv[0], tg_argv[2]::jsonb,
    jsonb_build_object('old_record', old, 'record', new, 'type', tg_op, 'table', tg_table_name, 'schema', tg_table_schema)::text);
  return coalesce(new, old);
end $$;
