-- Files that users bring. Their bytes are elsewhere: on their way in the folder of incoming files, then in the store.
create table scan (
  id varchar(32) not null primary key,
  number bigint generated always as identity,
  owner varchar(200) not null,
  name varchar(800) not null,
  bytes bigint not null,
  received bigint not null,
  state varchar(10) not null,
  created timestamp(6) with time zone not null,
  changed timestamp(6) with time zone not null,
  declared_sha256 varchar(64),
  sha256 varchar(64),
  findings text not null
);

create unique index scan_by_number on scan (number);
create index scan_by_owner on scan (owner, number);
create index scan_by_state on scan (state, id);
