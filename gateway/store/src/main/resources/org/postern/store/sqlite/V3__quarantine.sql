create table held_mail (
  id text primary key,
  key_hash text not null unique,
  message_id text not null,
  held_at integer not null,
  sender text,
  cause text not null,
  severity integer not null,
  note text not null,
  state text not null,
  state_at integer not null,
  decided_by text,
  decided_note text,
  body_kek text,
  body_key blob,
  subject_kek text,
  subject_key blob,
  subject blob,
  inspection text,
  body_size integer not null
);
create index held_mail_state on held_mail (state, severity desc, held_at desc);

create table held_recipient (
  id text not null references held_mail (id),
  seq integer not null,
  address text not null,
  delivered_at integer,
  primary key (id, seq)
);
create index held_recipient_address on held_recipient (address);

create table held_chunk (
  id text not null references held_mail (id),
  seq integer not null,
  data blob not null,
  primary key (id, seq)
);
