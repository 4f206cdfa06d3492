create table account (
  login text primary key,
  password_hash text not null,
  enabled integer not null,
  created_at integer not null,
  password_at integer not null,
  failures integer not null default 0,
  locked_until integer not null default 0
);

create table account_address (
  login text not null references account (login),
  address text not null,
  primary key (login, address)
);
