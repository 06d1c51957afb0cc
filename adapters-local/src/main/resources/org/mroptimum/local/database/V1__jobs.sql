-- Accepted jobs. A claimed job is bound to the turn (a row of scheduled_tasks) that runs it.
create table job (
  id varchar(80) not null primary key,
  number bigint generated always as identity,
  user_id varchar(200),
  document text not null,
  weight varchar(10) not null,
  memory_mb bigint not null,
  seconds bigint not null,
  reason text not null,
  parts integer not null,
  state varchar(10) not null,
  accepted timestamp(6) with time zone not null,
  started timestamp(6) with time zone,
  finished timestamp(6) with time zone,
  cancel_asked boolean default false not null,
  turn varchar(80),
  run bigint default 0 not null,
  tries integer default 0 not null
);

create unique index job_by_number on job (number);
create index job_by_user on job (user_id, number);
create index job_by_state on job (state, number);
create index job_by_turn on job (turn);

-- The table of db-scheduler, as its documentation asks for.
create table scheduled_tasks (
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

create index scheduled_tasks_by_time on scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on scheduled_tasks (last_heartbeat);
