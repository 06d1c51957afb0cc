-- Requests that users saved to begin from.
create table template (
  user_id varchar(200) not null,
  name varchar(100) not null,
  request text not null,
  primary key (user_id, name)
);
