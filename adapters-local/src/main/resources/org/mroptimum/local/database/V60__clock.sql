-- When somebody last looked at the clock, and since when it is doubted.
create table clock_watch (
  id integer not null primary key,
  seen timestamp(6) with time zone,
  doubted timestamp(6) with time zone
);
insert into clock_watch (id) values (1);
