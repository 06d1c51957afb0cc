-- Jobs that a hub sent, and whether it heard of their end. A job may be deleted before that.
create table hub_job (
  job varchar(80) not null primary key,
  pipeline varchar(200) not null,
  told boolean not null
);
