create table audit_log (
  seq bigint primary key,
  at bigint not null,
  actor text not null,
  action text not null,
  subject text not null,
  details text not null,
  previous text not null,
  hash text not null
);
create index audit_log_subject on audit_log (subject, seq);

-- Where the chain ends; without it a cut-off tail would look whole. The fill factor keeps its many versions on one page.
create table audit_head (
  id integer primary key check (id = 1),
  seq bigint not null,
  hash text not null
) with (fillfactor = 10);
insert into audit_head (id, seq, hash) values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

create function audit_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only';
end
$$;

create trigger audit_log_no_change before update or delete or truncate on audit_log
  for each statement execute function audit_refuse();

create trigger audit_head_no_delete before delete or truncate on audit_head
  for each statement execute function audit_refuse();

create trigger audit_head_forward before update on audit_head
  for each row when (new.seq < old.seq or new.seq > old.seq + 1) execute function audit_refuse();
