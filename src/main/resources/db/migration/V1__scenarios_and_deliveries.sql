-- Accepted by SQLite and PostgreSQL alike: text ids, instants as epoch milliseconds, JSON as text.
-- Every table that belongs to a workspace begins its primary key with it.

create table workspace_counter (
  workspace text not null primary key,
  last_number integer not null
);

create table scenario (
  workspace text not null,
  number integer not null,
  -- what it came from, so that work done twice saves it once
  origin text not null,
  words text not null,
  -- stated and inferred values, by field
  as_said text not null,
  intent text not null,
  parent integer,
  said_by text not null,
  channel text not null,
  title text not null,
  -- lower-case text that a search looks into
  search_text text not null,
  created_at bigint not null,
  primary key (workspace, number),
  unique (workspace, origin)
);

create index scenario_by_user on scenario (workspace, said_by, number);

create table shared_report (
  workspace text not null,
  channel text not null,
  ts text not null,
  number integer not null,
  primary key (workspace, channel, ts),
  foreign key (workspace, number) references scenario (workspace, number) on delete cascade
);

create index shared_report_by_scenario on shared_report (workspace, number);

create table draft (
  workspace text not null,
  id text not null,
  said_by text not null,
  state text not null,
  updated_at bigint not null,
  primary key (workspace, id)
);

create index draft_by_age on draft (updated_at);

create table delivery (
  workspace text not null,
  id text not null,
  kind text not null,
  payload text not null,
  accepted_at bigint not null,
  -- the process that works on it; empty while nobody does
  owner text not null,
  -- nobody but the owner takes it up before this
  due_at bigint not null,
  attempts integer not null,
  finished_at bigint,
  outcome text,
  primary key (workspace, id)
);

create index delivery_unfinished on delivery (due_at) where finished_at is null;
create index delivery_finished on delivery (finished_at) where finished_at is not null;

-- db-scheduler's own table, as it wants it
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamp with time zone not null,
  picked boolean not null,
  picked_by text,
  last_success timestamp with time zone,
  last_failure timestamp with time zone,
  consecutive_failures int,
  last_heartbeat timestamp with time zone,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);

create index scheduled_tasks_by_time on scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on scheduled_tasks (last_heartbeat);

-- written by the readiness check, to know that writing works
create table readiness (
  id integer not null primary key,
  checked_at bigint not null
);
