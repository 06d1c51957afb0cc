-- Background work of the servers: another table of db-scheduler. A chore that is done once has its key as instance.
create table scheduled_chores (
  task_name varchar(100) not null,
  task_instance varchar(200) not null,
  task_data ${bytes},
  execution_time timestamp(6) with time zone not null,
  picked boolean not null,
  picked_by varchar(200),
  last_success timestamp(6) with time zone,
  last_failure timestamp(6) with time zone,
  consecutive_failures integer,
  last_heartbeat timestamp(6) with time zone,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);

create index scheduled_chores_by_time on scheduled_chores (execution_time);
create index scheduled_chores_by_heartbeat on scheduled_chores (last_heartbeat);
