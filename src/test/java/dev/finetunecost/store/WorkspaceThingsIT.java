package dev.finetunecost.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.store.Approval.State;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What hangs on scenarios and workspaces: runs, approvals, watches, settings, drafts, reports. */
final class WorkspaceThingsIT {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @EachDatabase
  void aRunToldTwiceIsOneRunAndItsCostIsExact(Database database) {
    scenario(database);
    ActualRuns runs = new ActualRuns(database);
    ActualRun run =
        new ActualRun(
            "T1", "r1", 1, 6.5, new BigDecimal("21.10"), 5.2, new BigDecimal("17.94"), "U1", NOON);
    runs.save(run);
    runs.save(run);
    ActualRun withoutHours =
        new ActualRun("T1", "r2", 1, null, null, null, null, "U1", NOON.plusSeconds(1));
    runs.save(withoutHours);
    assertThat(runs.of("T1", 1)).containsExactly(run, withoutHours);
    assertThat(runs.latest("T1", 1)).containsExactly(withoutHours);
  }

  @EachDatabase
  void onlyTheOneWhoWasAskedDecidesAndOnlyOnce(Database database) {
    scenario(database);
    Approvals approvals = new Approvals(database);
    approvals.ask(request(), "");
    approvals.ask(request(), "");
    assertThat(approvals.decide("T1", "a", event(State.APPROVED, "U3", 1))).isFalse();
    assertThat(approvals.decide("T1", "a", event(State.WITHDRAWN, "U2", 1))).isFalse();
    assertThat(approvals.decide("T1", "a", event(State.DECLINED, "U2", 2))).isTrue();
    assertThat(approvals.decide("T1", "a", event(State.APPROVED, "U2", 3))).isFalse();
    assertThat(approvals.find("T1", "a").orElseThrow().state()).isEqualTo(State.DECLINED);
    assertThat(approvals.of("T1", 1)).hasSize(1);
    assertThat(approvals.trail("T1", "a"))
        .containsExactly(
            new Approval.Event(State.ASKED, "U1", NOON, ""), event(State.DECLINED, "U2", 2));
  }

  @EachDatabase
  void aDueWatchIsLookedAtByOneProcessOnly(Database database) {
    scenario(database);
    Watches watches = new Watches(database);
    Watch watch = new Watch("T1", 1, "C1", "U1", Duration.ofDays(1), NOON, "");
    watches.save(watch);
    assertThat(watches.due(NOON.minusMillis(1), 10)).isEmpty();
    assertThat(watches.due(NOON, 10)).containsExactly(watch);
    assertThat(watches.seen(watch, "stay", NOON)).isTrue();
    assertThat(watches.seen(watch, "stay", NOON)).isFalse();
    assertThat(watches.due(NOON, 10)).isEmpty();
    assertThat(watches.due(NOON.plus(Duration.ofDays(1)), 10))
        .extracting(Watch::lastState)
        .containsExactly("stay");
    assertThat(watches.delete("T1", 1)).isTrue();
    assertThat(watches.of("T1")).isEmpty();
  }

  @EachDatabase
  void ofTwoChangesOfTheSameSettingsOneIsRefused(Database database) {
    WorkspaceSettings settings = new WorkspaceSettings(database);
    assertThat(settings.save("T1", "{\"a\":0}", 1, "U1", NOON, List.of())).isFalse();
    assertThat(settings.save("T1", "{\"a\":1}", 0, "U1", NOON, List.of())).isTrue();
    assertThat(settings.save("T1", "{\"a\":2}", 0, "U2", NOON, List.of())).isFalse();
    assertThat(settings.save("T1", "{\"a\":3}", 1, "U2", NOON, List.of())).isTrue();
    assertThat(settings.find("T1"))
        .contains(new WorkspaceSettings.Kept("{\"a\":3}", 2, "U2", NOON));
  }

  @EachDatabase
  void whoChangedWhichSettingIsKeptTheNewestFirstAndARefusedChangeLeavesNoTrace(Database database) {
    WorkspaceSettings settings = new WorkspaceSettings(database);
    WorkspaceSettings.Change first =
        new WorkspaceSettings.Change(1, "currency", "", "EUR", "U1", NOON);
    WorkspaceSettings.Change second =
        new WorkspaceSettings.Change(2, "currency", "EUR", "", "U2", NOON.plusSeconds(1));
    settings.save("T1", "{}", 0, "U1", NOON, List.of(first));
    settings.save("T1", "{}", 1, "U2", NOON.plusSeconds(1), List.of(second));
    settings.save("T1", "{}", 1, "U3", NOON.plusSeconds(2), List.of(second));
    assertThat(settings.history("T1", 10)).containsExactly(second, first);
    assertThat(settings.history("T2", 10)).isEmpty();
  }

  @EachDatabase
  void onlyTheNewestRunOfTheOneWhoToldOfItIsTakenBack(Database database) {
    new Scenarios(database).save(FilledWorkspace.scenario("T1", "runs"));
    ActualRuns runs = new ActualRuns(database);
    runs.save(new ActualRun("T1", "r1", 1, 1.0, null, null, null, "U1", NOON));
    runs.save(new ActualRun("T1", "r2", 1, 2.0, null, null, null, "U1", NOON.plusSeconds(1)));
    runs.save(new ActualRun("T1", "r3", 1, 3.0, null, null, null, "U2", NOON.plusSeconds(2)));
    assertThat(runs.deleteLatest("T1", 1, "U1")).isTrue();
    assertThat(runs.deleteLatest("T1", 1, "U9")).isFalse();
    assertThat(runs.of("T1", 1)).extracting(ActualRun::id).containsExactly("r1", "r3");
  }

  @EachDatabase
  void aDraftIsReplacedByItsNextState(Database database) {
    Drafts drafts = new Drafts(database);
    drafts.save(new Draft("d", "T1", "U1", "{\"step\":1}", NOON));
    drafts.save(new Draft("d", "T1", "U1", "{\"step\":2}", NOON.plusSeconds(1)));
    assertThat(drafts.find("T1", "d"))
        .contains(new Draft("d", "T1", "U1", "{\"step\":2}", NOON.plusSeconds(1)));
    assertThat(drafts.delete("T1", "d")).isTrue();
    assertThat(drafts.find("T1", "d")).isEmpty();
  }

  @EachDatabase
  void aReportIsFoundByItsThreadAndMovesOnToAnotherScenario(Database database) {
    scenario(database);
    new Scenarios(database)
        .save(
            new NewScenario(
                "T1", "o2", "x", Scenario.EMPTY, Intent.UPDATE, 1, "U1", "C1", "", NOON));
    SharedReports reports = new SharedReports(database);
    reports.save(new SharedReport("T1", "C1", "1.1", 1));
    assertThat(reports.inThread("T1", "C1", "1.1"))
        .contains(new SharedReport("T1", "C1", "1.1", 1));
    assertThat(reports.inThread("T1", "C2", "1.1")).isEmpty();
    reports.save(new SharedReport("T1", "C1", "1.1", 2));
    assertThat(reports.of("T1", 1)).isEmpty();
    assertThat(reports.of("T1", 2)).containsExactly(new SharedReport("T1", "C1", "1.1", 2));
    new Scenarios(database).delete("T1", 2);
    assertThat(reports.inThread("T1", "C1", "1.1")).isEmpty();
  }

  private static Approval request() {
    return new Approval("T1", "a", 1, new BigDecimal("500.00"), "U1", "U2", NOON, State.ASKED);
  }

  private static Approval.Event event(State state, String by, int second) {
    return new Approval.Event(state, by, NOON.plusSeconds(second), "over budget");
  }

  private static void scenario(Database database) {
    new Scenarios(database)
        .save(
            new NewScenario(
                "T1", "o1", "x", Scenario.EMPTY, Intent.COST, null, "U1", "C1", "", NOON));
  }
}
