-- Jobs that a server sends to a computer in the cloud, decided when they are submitted.
alter table job add column cloud boolean default false not null;
