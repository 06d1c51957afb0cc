-- Who may use the server. A name is given once: accounts are disabled, never removed.
create table account (
  name varchar(64) not null primary key,
  role varchar(10) not null,
  password_hash varchar(300),
  external_id varchar(600) unique,
  disabled boolean default false not null,
  created timestamp(6) with time zone not null,
  last_login timestamp(6) with time zone,
  -- true for the account that set the server up, otherwise nothing: of two that try, one is refused
  first_of_all boolean unique
);

create table session_token (
  hash varchar(64) not null primary key,
  account varchar(64) not null references account (name),
  created timestamp(6) with time zone not null,
  last_used timestamp(6) with time zone not null
);

create index session_token_by_account on session_token (account);

create table api_key (
  id varchar(40) not null primary key,
  number bigint generated always as identity,
  hash varchar(64) not null unique,
  account varchar(64) not null references account (name),
  name varchar(80) not null,
  created timestamp(6) with time zone not null,
  last_used timestamp(6) with time zone
);

create index api_key_by_account on api_key (account, number);

-- Attempts to sign in, by kind of counter.
create table sign_in_attempt (
  counter varchar(20) not null,
  subject varchar(200) not null,
  failures integer not null,
  last timestamp(6) with time zone not null,
  primary key (counter, subject)
);

create index sign_in_attempt_by_time on sign_in_attempt (last);

-- What an administrator set: one row, or none.
create table server_setting (
  id integer not null primary key,
  deidentify boolean not null,
  keep_results_days integer,
  keep_scans_days integer,
  quota_bytes_per_user bigint not null
);
