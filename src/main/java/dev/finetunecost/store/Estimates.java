package dev.finetunecost.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Estimates as they were shown, so that an old report opens exactly as it was. */
public final class Estimates {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<Map<String, Long>> MOMENTS = new TypeReference<>() {};

  private final Jdbi jdbi;

  public Estimates(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Keeps an estimate; made at the same moment again, it replaces the first. */
  public void save(SavedEstimate estimate) {
    Map<String, Long> moments = new TreeMap<>();
    estimate.pricesAsOf().forEach((feed, asOf) -> moments.put(feed, asOf.toEpochMilli()));
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                insert into estimate (workspace, number, made_at, report, prices_as_of)
                values (:workspace, :number, :madeAt, :report, :pricesAsOf)
                on conflict (workspace, number, made_at) do update
                set report = excluded.report, prices_as_of = excluded.prices_as_of
                """)
            .bind("workspace", estimate.workspace())
            .bind("number", estimate.number())
            .bind("madeAt", estimate.madeAt().toEpochMilli())
            .bind("report", Zipped.of(ReportJson.write(estimate.report())))
            .bind("pricesAsOf", JSON.writeValueAsString(moments))
            .execute());
  }

  /** The newest estimate of a scenario. */
  public Optional<SavedEstimate> latest(String workspace, int number) {
    return history(workspace, number, 1).stream().findFirst();
  }

  /** A scenario's estimates, the newest first. */
  public List<SavedEstimate> history(String workspace, int number, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select workspace, number, made_at, report, prices_as_of from estimate
                where workspace = :workspace and number = :number
                order by made_at desc limit :limit
                """)
            .bind("workspace", workspace)
            .bind("number", number)
            .bind("limit", limit)
            .map(Estimates::estimate)
            .list());
  }

  private static SavedEstimate estimate(ResultSet row, StatementContext context)
      throws SQLException {
    Map<String, Instant> pricesAsOf =
        JSON.readValue(row.getString("prices_as_of"), MOMENTS).entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> Instant.ofEpochMilli(e.getValue())));
    return new SavedEstimate(
        row.getString("workspace"),
        row.getInt("number"),
        Instant.ofEpochMilli(row.getLong("made_at")),
        ReportJson.read(Zipped.text(row.getBytes("report"))),
        pricesAsOf);
  }
}
