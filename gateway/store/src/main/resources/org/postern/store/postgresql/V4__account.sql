create table account (
  login text primary key,
  password_hash text not null,
  enabled integer not null,
  created_at bigint not null,
  password_at bigint not null,
  failures integer not null default 0,
  locked_until bigint not null default 0
);

create table account_address (
  login text not null references account (login),
  address text not null,
  primary key (login, address)
);
