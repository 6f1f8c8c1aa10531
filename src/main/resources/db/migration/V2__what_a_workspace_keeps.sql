-- who installed the app; tokens are encrypted
create table installation (
  -- the team's id, or the organisation's where the app is installed for all its teams
  workspace text not null primary key,
  enterprise_id text,
  team_id text,
  app_id text,
  bot_id text,
  bot_user_id text,
  bot_scope text,
  bot_token text not null,
  refresh_token text,
  token_expires_at bigint,
  installed_by text,
  installed_at bigint not null
);

-- an installation that is under way
create table oauth_state (
  state text not null primary key,
  expires_at bigint not null
);

-- an estimate as it was shown, with the moment of each price source that it rests on
create table estimate (
  workspace text not null,
  number integer not null,
  made_at bigint not null,
  report text not null,
  prices_as_of text not null,
  primary key (workspace, number, made_at),
  foreign key (workspace, number) references scenario (workspace, number) on delete cascade
);

-- what one price source said; seen_until moves on while it says the same
create table price_sheet (
  feed text not null,
  as_of bigint not null,
  seen_until bigint not null,
  digest text not null,
  -- gzipped JSON
  content bytea not null,
  primary key (feed, as_of)
);

create index price_sheet_by_last_sight on price_sheet (feed, seen_until);

create table workspace_settings (
  workspace text not null primary key,
  settings text not null,
  version integer not null,
  changed_by text not null,
  changed_at bigint not null
);

-- a training run that really happened
create table actual_run (
  workspace text not null,
  id text not null,
  number integer not null,
  hours double precision,
  -- exact decimal
  cost_usd text,
  said_by text not null,
  said_at bigint not null,
  primary key (workspace, id),
  foreign key (workspace, number) references scenario (workspace, number) on delete cascade
);

create index actual_run_by_scenario on actual_run (workspace, number);

create table approval (
  workspace text not null,
  id text not null,
  number integer not null,
  -- exact decimal
  amount_usd text not null,
  asked_by text not null,
  asked_of text not null,
  asked_at bigint not null,
  state text not null,
  primary key (workspace, id),
  foreign key (workspace, number) references scenario (workspace, number) on delete cascade
);

create index approval_by_scenario on approval (workspace, number);

-- what was done with an approval and by whom; only ever added to
create table approval_event (
  workspace text not null,
  approval_id text not null,
  happened_at bigint not null,
  state text not null,
  done_by text not null,
  note text not null,
  primary key (workspace, approval_id, happened_at, state),
  foreign key (workspace, approval_id) references approval (workspace, id) on delete cascade
);

create table watch (
  workspace text not null,
  number integer not null,
  channel text not null,
  said_by text not null,
  every_ms bigint not null,
  next_at bigint not null,
  -- what was last said, known to its writer alone
  last_state text not null,
  primary key (workspace, number),
  foreign key (workspace, number) references scenario (workspace, number) on delete cascade
);

create index watch_by_time on watch (next_at);

-- a name of this database, so that a copy knows what it is a copy of
create table database_identity (
  id integer not null primary key,
  uuid text not null,
  copied_from text
);

-- how far a copy into this database has come
create table copy_progress (
  table_name text not null primary key,
  -- the key of the last row that was copied, as a JSON array
  last_key text not null
);
