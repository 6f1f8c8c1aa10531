package dev.finetunecost.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Throws away what is no longer needed. */
public final class Retention {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, Long>> MOMENTS = new TypeReference<>() {};

  /**
   * For how long things are kept.
   *
   * @param deliveries after they ended; only so long a repetition is recognised
   * @param drafts after they were last touched
   * @param prices after their source last said them, except those that an estimate rests on
   * @param departed all of a workspace, after it uninstalled the app
   * @param scenarios after they were made, with all that hangs on them; empty: for ever
   */
  public record Policy(
      Duration deliveries,
      Duration drafts,
      Duration prices,
      Duration departed,
      Optional<Duration> scenarios) {

    /** What holds where nothing else is asked for. */
    public static final Policy USUAL =
        new Policy(
            Duration.ofDays(7),
            Duration.ofDays(30),
            Duration.ofDays(400),
            Duration.ofDays(30),
            Optional.empty());

    /** This policy with another time for scenarios. */
    public Policy withScenarios(Optional<Duration> other) {
      return new Policy(deliveries, drafts, prices, departed, other);
    }
  }

  private record Sheet(String feed, long asOf, long checkedAt) {}

  private final Jdbi jdbi;
  private final Workspaces workspaces;
  private final Policy policy;

  public Retention(Database database, Policy policy) {
    this.jdbi = database.jdbi();
    this.workspaces = new Workspaces(database);
    this.policy = policy;
  }

  /**
   * Throws away what is too old.
   *
   * @return how many rows
   */
  public int purge(Instant now) {
    int rows =
        delete("delivery", "finished_at", now.minus(policy.deliveries()))
            + delete("draft", "updated_at", now.minus(policy.drafts()))
            + delete("oauth_state", "expires_at", now);
    if (policy.scenarios().isPresent()) {
      rows += delete("scenario", "created_at", now.minus(policy.scenarios().get()));
    }
    rows +=
        workspaces.leftBefore(now.minus(policy.departed())).stream()
            .mapToInt(workspaces::forget)
            .sum();
    return rows + deletePrices(now.minus(policy.prices()));
  }

  private int delete(String table, String column, Instant before) {
    return jdbi.withHandle(handle ->
        handle
            .createUpdate("delete from %s where %s < :before".formatted(table, column))
            .bind("before", before.toEpochMilli())
            .execute());
  }

  private int deletePrices(Instant before) {
    List<Map<String, Long>> used =
        jdbi.withHandle(handle ->
            handle
                .createQuery("select distinct prices_as_of from estimate")
                .mapTo(String.class)
                .map(moments -> JSON.readValue(moments, MOMENTS))
                .list());
    List<Sheet> unused =
        old(before).stream()
            .filter(sheet -> used.stream().noneMatch(moments -> restsOn(moments, sheet)))
            .collect(Collectors.toList());
    unused.forEach(this::delete);
    return unused.size();
  }

  /** Sheets not said since then, except each source's last one. */
  private List<Sheet> old(Instant before) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select feed, as_of, checked_at from price_sheet sheet
                where checked_at < :before
                  and exists (select 1 from price_sheet newer
                      where newer.feed = sheet.feed and newer.as_of > sheet.as_of)
                """)
            .bind("before", before.toEpochMilli())
            .map((row, _) ->
                new Sheet(row.getString("feed"), row.getLong("as_of"), row.getLong("checked_at")))
            .list());
  }

  private void delete(Sheet sheet) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate("delete from price_sheet where feed = :feed and as_of = :asOf")
            .bind("feed", sheet.feed())
            .bind("asOf", sheet.asOf())
            .execute());
  }

  private static boolean restsOn(Map<String, Long> moments, Sheet sheet) {
    Long moment = moments.getOrDefault(sheet.feed(), Long.MIN_VALUE);
    return moment >= sheet.asOf() && moment <= sheet.checkedAt();
  }
}
