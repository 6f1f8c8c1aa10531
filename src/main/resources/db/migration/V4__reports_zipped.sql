-- No report has been kept in the first form of this table. As gzipped JSON one takes a quarter of
-- the room.
drop table estimate;

create table estimate (
  workspace text not null,
  number integer not null,
  made_at bigint not null,
  -- gzipped JSON
  report bytea not null,
  prices_as_of text not null,
  primary key (workspace, number, made_at),
  foreign key (workspace, number) references scenario (workspace, number) on delete cascade
);
