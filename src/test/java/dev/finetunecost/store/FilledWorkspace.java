package dev.finetunecost.store;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A workspace with something in every table. */
final class FilledWorkspace {
  static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  static final KeyRing KEYS = KeyRing.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
  private static final Scenario SCENARIO =
      Scenario.EMPTY.with(Field.MODEL, Stated.said(Value.Text.of("llama-3.1-8b"), "llama"));

  private FilledWorkspace() {}

  static void fill(Database database, String workspace) {
    new Scenarios(database).save(scenario(workspace, "origin"));
    new Drafts(database).save(new Draft("id", workspace, "U1", "{}", NOON));
    new SharedReports(database).save(new SharedReport(workspace, "C1", "1.1", 1));
    new Inbox(database)
        .accept(new Delivery("id", workspace, "command", "{}", NOON), "U1", NOON.plusSeconds(15));
    new Installations(database, KEYS).save(installation(workspace));
    new WorkspaceSettings(database)
        .save(
            workspace,
            "{}",
            0,
            "U1",
            NOON,
            List.of(new WorkspaceSettings.Change(1, "currency", "", "EUR", "U1", NOON)));
    new ActualRuns(database)
        .save(
            new ActualRun(
                workspace,
                "id",
                1,
                6.5,
                new BigDecimal("21.00"),
                5.2,
                new BigDecimal("17.94"),
                "U1",
                NOON));
    new Approvals(database)
        .ask(
            new Approval(
                workspace, "id", 1, new BigDecimal("500"), "U1", "U2", NOON, Approval.State.ASKED),
            "");
    new Watches(database)
        .save(new Watch(workspace, 1, "C1", "U1", Duration.ofDays(1), NOON, "state"));
    database
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "insert into estimate values (?, 1, 0, ?, '{}')",
                workspace,
                Zipped.of("{\"title\":\"kept\"}")));
    database
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                // far from now, as most tests are not about it
                "insert into departure values (?, ?)",
                workspace,
                NOON.plus(Duration.ofDays(1_000)).toEpochMilli()));
  }

  static Installation installation(String workspace) {
    return new Installation(
        null, workspace, "A1", "B1", "UB", "commands", "xoxb", null, null, "U1", NOON);
  }

  static NewScenario scenario(String workspace, String origin) {
    return new NewScenario(
        workspace, origin, "words", SCENARIO, Intent.COST, 1, "U1", "C1", "title", NOON);
  }

  static Map<String, List<Map<String, Object>>> rows(Database database, String workspace) {
    Map<String, List<Map<String, Object>>> rows = new TreeMap<>();
    for (String table : Workspaces.TABLES) {
      rows.put(
          table,
          database
              .jdbi()
              .withHandle(handle ->
                  handle
                      .createQuery("select * from " + table + " where workspace = :workspace")
                      .bind("workspace", workspace)
                      .mapToMap()
                      .map(FilledWorkspace::comparable)
                      .list()));
    }
    return rows;
  }

  private static Map<String, Object> comparable(Map<String, Object> row) {
    row.replaceAll((_, value) -> value instanceof byte[] bytes ? Arrays.toString(bytes) : value);
    return row;
  }
}
