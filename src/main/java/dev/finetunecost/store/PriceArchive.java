package dev.finetunecost.store;

import dev.finetunecost.prices.SheetArchive;
import dev.finetunecost.prices.StoredSheet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The price sheets of all replicas: the newest of each source serves them all, and the older ones
 * are kept for as long as an estimate rests on them. They belong to no workspace.
 */
public final class PriceArchive implements SheetArchive {
  private static final String COLUMNS = "feed, as_of, checked_at, etag, last_modified, content";

  private final Jdbi jdbi;
  private final String owner = UUID.randomUUID().toString();

  public PriceArchive(Database database) {
    this.jdbi = database.jdbi();
  }

  @Override
  public Optional<StoredSheet> newest(String feed, Instant notAfter) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select %s from price_sheet where feed = :feed and as_of <= :notAfter
                order by as_of desc limit 1
                """
                    .formatted(COLUMNS))
            .bind("feed", feed)
            .bind("notAfter", notAfter.toEpochMilli())
            .map(PriceArchive::sheet)
            .findOne());
  }

  @Override
  public List<String> feeds() {
    return jdbi.withHandle(handle ->
        handle.createQuery("select distinct feed from price_sheet").mapTo(String.class).list());
  }

  /** Of two replicas that save the same sheet, the later look at its source counts. */
  @Override
  public void save(StoredSheet sheet) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                insert into price_sheet (%s)
                values (:feed, :asOf, :checkedAt, :etag, :lastModified, :content)
                on conflict (feed, as_of) do update
                set checked_at = excluded.checked_at, etag = excluded.etag,
                    last_modified = excluded.last_modified, content = excluded.content
                where price_sheet.checked_at <= excluded.checked_at
                """
                    .formatted(COLUMNS))
            .bind("feed", sheet.feed())
            .bind("asOf", sheet.asOf().toEpochMilli())
            .bind("checkedAt", sheet.checkedAt().toEpochMilli())
            .bind("etag", sheet.etag())
            .bind("lastModified", sheet.lastModified())
            .bind("content", Zipped.of(sheet.rows()))
            .execute());
  }

  @Override
  public boolean claim(String feed, Instant now, Instant until) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    insert into feed_claim (feed, owner, claimed_until)
                    values (:feed, :owner, :until)
                    on conflict (feed) do update
                    set owner = excluded.owner, claimed_until = excluded.claimed_until
                    where feed_claim.claimed_until <= :now or feed_claim.owner = excluded.owner
                    """)
                .bind("feed", feed)
                .bind("owner", owner)
                .bind("until", until.toEpochMilli())
                .bind("now", now.toEpochMilli())
                .execute()
            > 0);
  }

  /** The sheets of a source that held at some time since {@code from}, the oldest first. */
  public List<StoredSheet> since(String feed, Instant from) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select %s from price_sheet
                where feed = :feed and checked_at >= :from order by as_of
                """
                    .formatted(COLUMNS))
            .bind("feed", feed)
            .bind("from", from.toEpochMilli())
            .map(PriceArchive::sheet)
            .list());
  }

  private static StoredSheet sheet(ResultSet row, StatementContext context) throws SQLException {
    return new StoredSheet(
        row.getString("feed"),
        Instant.ofEpochMilli(row.getLong("as_of")),
        Instant.ofEpochMilli(row.getLong("checked_at")),
        row.getString("etag"),
        row.getString("last_modified"),
        Zipped.text(row.getBytes("content")));
  }
}
