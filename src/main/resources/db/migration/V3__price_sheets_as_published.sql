-- Nothing has been kept in the first form of this table: its sheets had no place for what a source
-- calls its version, without which it cannot be asked whether anything has changed.
drop table price_sheet;

create table price_sheet (
  feed text not null,
  -- since when the rows are what they are
  as_of bigint not null,
  -- when the source was asked last and said the same
  checked_at bigint not null,
  etag text,
  last_modified text,
  -- gzipped CSV
  content bytea not null,
  primary key (feed, as_of)
);
