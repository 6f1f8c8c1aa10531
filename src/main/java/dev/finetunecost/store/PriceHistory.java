package dev.finetunecost.store;

import dev.finetunecost.prices.PriceSheet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the price sources said, shared by all replicas: the last good sheet of each, and the earlier
 * ones for as long as an estimate rests on them.
 */
public final class PriceHistory {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Jdbi jdbi;

  public PriceHistory(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Keeps a sheet. One that says the same as the last one only moves that one's time on. */
  public void save(PriceSheet sheet) {
    byte[] json =
        JSON.writeValueAsBytes(
            new PriceSheet(
                sheet.feed(),
                Instant.EPOCH,
                sheet.tokens(),
                sheet.gpus(),
                sheet.managed(),
                sheet.announced(),
                sheet.rejected()));
    String digest = digest(json);
    jdbi.useTransaction(handle -> {
      int same =
          handle
              .createUpdate(
                  """
                  update price_sheet set seen_until = :asOf
                  where feed = :feed and digest = :digest and seen_until <= :asOf
                    and seen_until = (select max(seen_until) from price_sheet where feed = :feed)
                  """)
              .bind("asOf", sheet.asOf().toEpochMilli())
              .bind("feed", sheet.feed())
              .bind("digest", digest)
              .execute();
      if (same == 0) {
        handle
            .createUpdate(
                """
                insert into price_sheet (feed, as_of, seen_until, digest, content)
                values (:feed, :asOf, :asOf, :digest, :content)
                on conflict (feed, as_of) do nothing
                """)
            .bind("feed", sheet.feed())
            .bind("asOf", sheet.asOf().toEpochMilli())
            .bind("digest", digest)
            .bind("content", zipped(json))
            .execute();
      }
    });
  }

  /** The last good sheet of each source. */
  public List<PriceSheet> latest() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select seen_until as moment, content from price_sheet newest
                where seen_until =
                    (select max(seen_until) from price_sheet where feed = newest.feed)
                order by feed
                """)
            .map(PriceHistory::sheet)
            .list());
  }

  /** What a source said at a moment. */
  public Optional<PriceSheet> at(String feed, Instant moment) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select cast(:moment as bigint) as moment, content from price_sheet
                where feed = :feed and as_of <= :moment and seen_until >= :moment
                order by as_of desc limit 1
                """)
            .bind("feed", feed)
            .bind("moment", moment.toEpochMilli())
            .map(PriceHistory::sheet)
            .findOne());
  }

  /** The sheets of a source that were good at some time since {@code from}, the oldest first. */
  public List<PriceSheet> since(String feed, Instant from) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select seen_until as moment, content from price_sheet
                where feed = :feed and seen_until >= :from order by as_of
                """)
            .bind("feed", feed)
            .bind("from", from.toEpochMilli())
            .map(PriceHistory::sheet)
            .list());
  }

  private static PriceSheet sheet(ResultSet row, StatementContext context) throws SQLException {
    PriceSheet sheet = JSON.readValue(unzipped(row.getBytes("content")), PriceSheet.class);
    return new PriceSheet(
        sheet.feed(),
        Instant.ofEpochMilli(row.getLong("moment")),
        sheet.tokens(),
        sheet.gpus(),
        sheet.managed(),
        sheet.announced(),
        sheet.rejected());
  }

  private static byte[] zipped(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] unzipped(byte @Nullable [] bytes) {
    try (GZIPInputStream zip =
        new GZIPInputStream(new ByteArrayInputStream(bytes == null ? new byte[0] : bytes))) {
      return zip.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
