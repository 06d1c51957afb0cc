-- What users are told of a job: what it is, how far it is, why it failed, what it left.
alter table job add column method varchar(20);
alter table job add column reconstruction varchar(20);
alter table job add column progress_stage varchar(200);
alter table job add column progress_done integer;
alter table job add column progress_total integer;
alter table job add column failure_code varchar(20);
alter table job add column failure_message text;
alter table job add column bundle_kind varchar(10);
alter table job add column bundle_bucket varchar(255);
alter table job add column bundle_key varchar(1024);
