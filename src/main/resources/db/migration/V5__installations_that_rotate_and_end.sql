-- until when one process exchanges this installation's tokens, and the others leave them alone
alter table installation add column rotating_until bigint not null default 0;

create index installation_by_expiry on installation (token_expires_at);

-- a workspace that uninstalled the app; what is kept of it is erased some time later
create table departure (
  workspace text not null primary key,
  left_at bigint not null
);
