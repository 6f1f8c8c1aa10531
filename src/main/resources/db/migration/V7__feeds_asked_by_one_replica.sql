-- which process asks a price source, and until when the others leave that to it
create table feed_claim (
  feed text not null primary key,
  owner text not null,
  claimed_until bigint not null
);
