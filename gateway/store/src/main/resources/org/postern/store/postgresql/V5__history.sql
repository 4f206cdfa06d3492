-- Who sent how much, who wrote to whom and who was unkind: under keyed hashes, so that nobody reads it here.
create table sent_mail (
  who text not null,
  id text not null,
  at bigint not null,
  social integer not null,
  primary key (who, id)
);
create index sent_mail_who on sent_mail (who, at desc, social);
create index sent_mail_at on sent_mail (at);

create table contact (
  pair text primary key,
  id text not null,
  at bigint not null
);
create index contact_at on contact (at);

create table unkindness (
  pair text not null,
  id text not null,
  at bigint not null,
  primary key (pair, id)
);
create index unkindness_at on unkindness (at);

-- The key of those hashes, sealed under the key-encryption key.
create table history_key (
  id integer primary key check (id = 1),
  kek text not null,
  item_key bytea not null,
  sealed text not null
);
