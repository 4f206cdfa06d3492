-- Mail between two hops. Times are milliseconds since 1970 by the database's clock.
-- Rows live for seconds: room for in-page updates, and vacuum long before a fifth of the table is dead.
create table mail_queue (
    id bigint generated always as identity primary key,
    queue text not null,
    name text not null,
    enqueued bigint not null,
    due bigint not null,
    lease_until bigint not null default 0,
    owner text not null default '',
    attempts integer not null default 0,
    size bigint not null,
    sender text not null,
    recipients text not null, -- one a line
    metadata text not null
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
-- mail nobody has tried yet, and mail that is or was in work
create index mail_queue_fresh on mail_queue (queue, due) where attempts = 0;
create index mail_queue_tried on mail_queue (queue, due) where attempts > 0;
create index mail_queue_name on mail_queue (queue, name);

create table mail_body (
    mail bigint not null references mail_queue (id) on delete cascade,
    seq integer not null,
    chunk bytea not null,
    primary key (mail, seq)
) with (autovacuum_vacuum_scale_factor = 0.02);
-- mail is mostly compressed already, and substr on stored-as-is pages is cheap
alter table mail_body alter column chunk set storage external;
