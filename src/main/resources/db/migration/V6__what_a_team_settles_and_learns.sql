-- who changed which setting, from what to what; only ever added to
create table settings_change (
  workspace text not null,
  version integer not null,
  setting text not null,
  was_value text not null,
  is_value text not null,
  changed_by text not null,
  changed_at bigint not null,
  primary key (workspace, version, setting)
);

-- what the formulas alone said of a run that really happened, without what other runs had taught
alter table actual_run add column predicted_hours double precision;
alter table actual_run add column predicted_cost_usd text;
