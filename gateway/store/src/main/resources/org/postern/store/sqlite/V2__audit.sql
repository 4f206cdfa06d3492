create table audit_log (
  seq integer primary key,
  at integer not null,
  actor text not null,
  action text not null,
  subject text not null,
  details text not null,
  previous text not null,
  hash text not null
);
create index audit_log_subject on audit_log (subject, seq);

-- Where the chain ends; without it a cut-off tail would look whole.
create table audit_head (
  id integer primary key check (id = 1),
  seq integer not null,
  hash text not null
);
insert into audit_head (id, seq, hash) values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

create trigger audit_log_no_update before update on audit_log
begin
  select raise(abort, 'the audit log is append-only');
end;

create trigger audit_log_no_delete before delete on audit_log
begin
  select raise(abort, 'the audit log is append-only');
end;

-- "insert or replace" deletes without firing delete triggers
create trigger audit_log_no_replace before insert on audit_log
when exists (select 1 from audit_log where seq = new.seq)
begin
  select raise(abort, 'the audit log is append-only');
end;

create trigger audit_head_forward before update on audit_head
when new.seq < old.seq or new.seq > old.seq + 1
begin
  select raise(abort, 'the audit log only grows');
end;

create trigger audit_head_no_delete before delete on audit_head
begin
  select raise(abort, 'the audit log is append-only');
end;
