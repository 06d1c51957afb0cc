-- Servers that share the queue, and the memory that one job may take there. A server that is silent is dead.
create table server (
  name varchar(40) not null primary key,
  largest_mb bigint not null,
  seen timestamp(6) with time zone not null
);
