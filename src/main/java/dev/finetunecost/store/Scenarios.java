package dev.finetunecost.store;

import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.report.ScenarioJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Scenarios, numbered within their workspace. A number is never used twice. */
public final class Scenarios {
  private static final String COLUMNS =
      "workspace, number, words, as_said, intent, parent, said_by, channel, title, created_at";

  private final Jdbi jdbi;

  public Scenarios(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * Saves a scenario under the workspace's next number. What has been saved under the same origin
   * before is returned as it was then.
   */
  public SavedScenario save(NewScenario scenario) {
    return jdbi.inTransaction(handle -> {
      holdCounter(handle, scenario.workspace());
      Optional<SavedScenario> before = byOrigin(handle, scenario.workspace(), scenario.origin());
      if (before.isPresent()) {
        return before.get();
      }
      int number = nextNumber(handle, scenario.workspace());
      insert(handle, scenario, number);
      return find(handle, scenario.workspace(), number).orElseThrow();
    });
  }

  /** The workspace's scenario with this number. */
  public Optional<SavedScenario> find(String workspace, int number) {
    return jdbi.withHandle(handle -> find(handle, workspace, number));
  }

  /** The newest scenarios of one user. */
  public List<SavedScenario> latest(String workspace, String user, int limit) {
    return jdbi.withHandle(handle ->
        select(handle, "said_by = :user", "order by number desc limit :limit", workspace)
            .bind("user", user)
            .bind("limit", limit)
            .map(Scenarios::saved)
            .list());
  }

  /** The newest scenarios of the whole workspace. */
  public List<SavedScenario> latest(String workspace, int limit) {
    return search(workspace, "", limit);
  }

  /**
   * The newest scenarios in which every one of these words occurs: in what was said, in the title,
   * or as the number ({@code FT-12}).
   */
  public List<SavedScenario> search(String workspace, String words, int limit) {
    List<String> patterns =
        Stream.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+", -1))
            .filter(word -> !word.isEmpty())
            .map(Scenarios::pattern)
            .toList();
    String condition =
        Stream.iterate(0, place -> place + 1)
            .limit(patterns.size())
            .map(place -> "search_text like :word%d escape '!'".formatted(place))
            .collect(Collectors.joining(" and "));
    return jdbi.withHandle(handle -> {
      Query query =
          select(
                  handle,
                  condition.isEmpty() ? "1 = 1" : condition,
                  "order by number desc limit :limit",
                  workspace)
              .bind("limit", limit);
      for (int place = 0; place < patterns.size(); place++) {
        query.bind("word" + place, patterns.get(place));
      }
      return query.map(Scenarios::saved).list();
    });
  }

  /** The scenario and those it was changed from, itself first, as far as they still exist. */
  public List<SavedScenario> ancestry(String workspace, int number) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                with recursive line (number, parent, age) as (
                  select number, parent, 0 from scenario
                  where workspace = :workspace and number = :number
                  union all
                  select older.number, older.parent, line.age + 1
                  from scenario older join line on older.number = line.parent
                  where older.workspace = :workspace
                )
                select %s from scenario
                where workspace = :workspace and number in (select number from line)
                order by number desc
                """
                    .formatted(COLUMNS))
            .bind("workspace", workspace)
            .bind("number", number)
            .map(Scenarios::saved)
            .list());
  }

  /** The scenarios that were changed from this one, the oldest first. */
  public List<SavedScenario> changedFrom(String workspace, int parent) {
    return jdbi.withHandle(handle ->
        select(handle, "parent = :parent", "order by number", workspace)
            .bind("parent", parent)
            .map(Scenarios::saved)
            .list());
  }

  /** Gives a scenario its title; says whether there is such a scenario. */
  public boolean setTitle(String workspace, int number, String title) {
    return jdbi.inTransaction(handle -> {
      Optional<SavedScenario> found = find(handle, workspace, number);
      found.ifPresent(scenario ->
          handle
              .createUpdate(
                  """
                  update scenario set title = :title, search_text = :searchText
                  where workspace = :workspace and number = :number
                  """)
              .bind("title", storable(title))
              .bind("searchText", searchText(number, scenario.words(), title))
              .bind("workspace", workspace)
              .bind("number", number)
              .execute());
      return found.isPresent();
    });
  }

  /** Deletes a scenario with all that hangs on it; says whether there was one. */
  public boolean delete(String workspace, int number) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    "delete from scenario where workspace = :workspace and number = :number")
                .bind("workspace", workspace)
                .bind("number", number)
                .execute()
            > 0);
  }

  /** Makes savers of one workspace wait for each other, from here to their commit. */
  private static void holdCounter(Handle handle, String workspace) {
    handle
        .createUpdate(
            """
            insert into workspace_counter (workspace, last_number) values (:workspace, 0)
            on conflict (workspace) do update set last_number = workspace_counter.last_number
            """)
        .bind("workspace", workspace)
        .execute();
  }

  private static int nextNumber(Handle handle, String workspace) {
    handle
        .createUpdate(
            """
            update workspace_counter set last_number = last_number + 1
            where workspace = :workspace
            """)
        .bind("workspace", workspace)
        .execute();
    return handle
        .createQuery("select last_number from workspace_counter where workspace = :workspace")
        .bind("workspace", workspace)
        .mapTo(Integer.class)
        .one();
  }

  private static void insert(Handle handle, NewScenario scenario, int number) {
    handle
        .createUpdate(
            """
            insert into scenario (workspace, number, origin, words, as_said, intent, parent,
                said_by, channel, title, search_text, created_at)
            values (:workspace, :number, :origin, :words, :asSaid, :intent, :parent,
                :user, :channel, :title, :searchText, :createdAt)
            """)
        .bind("workspace", scenario.workspace())
        .bind("number", number)
        .bind("origin", scenario.origin())
        .bind("words", storable(scenario.words()))
        .bind("asSaid", ScenarioJson.write(scenario.asSaid()).toString())
        .bind("intent", scenario.intent().name())
        .bind("parent", scenario.parent())
        .bind("user", scenario.user())
        .bind("channel", scenario.channel())
        .bind("title", storable(scenario.title()))
        .bind("searchText", searchText(number, scenario.words(), scenario.title()))
        .bind("createdAt", scenario.createdAt().toEpochMilli())
        .execute();
  }

  private static Optional<SavedScenario> find(Handle handle, String workspace, int number) {
    return select(handle, "number = :number", "", workspace)
        .bind("number", number)
        .map(Scenarios::saved)
        .findOne();
  }

  private static Optional<SavedScenario> byOrigin(Handle handle, String workspace, String origin) {
    return select(handle, "origin = :origin", "", workspace)
        .bind("origin", origin)
        .map(Scenarios::saved)
        .findOne();
  }

  private static Query select(Handle handle, String condition, String tail, String workspace) {
    return handle
        .createQuery(
            "select %s from scenario where workspace = :workspace and %s %s"
                .formatted(COLUMNS, condition, tail))
        .bind("workspace", workspace);
  }

  private static String searchText(int number, String words, String title) {
    return storable("ft-%d %s %s".formatted(number, words, title)).toLowerCase(Locale.ROOT);
  }

  /** PostgreSQL's text cannot hold a NUL, which nobody means to say. */
  private static String storable(String text) {
    return text.replace("\0", "");
  }

  private static String pattern(String word) {
    return "%" + word.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }

  private static SavedScenario saved(ResultSet row, StatementContext context) throws SQLException {
    int parent = row.getInt("parent");
    @Nullable Integer parentOrNone = row.wasNull() ? null : parent;
    Scenario asSaid = ScenarioJson.read(row.getString("as_said"));
    return new SavedScenario(
        row.getString("workspace"),
        row.getInt("number"),
        row.getString("words"),
        asSaid,
        Intent.valueOf(row.getString("intent")),
        parentOrNone,
        row.getString("said_by"),
        row.getString("channel"),
        row.getString("title"),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }
}
