package dev.finetunecost.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.view.View;
import dev.finetunecost.engine.training.TrainingAnswer;
import dev.finetunecost.engine.uncertainty.TeamFactor;
import dev.finetunecost.engine.units.MoneyRange;
import dev.finetunecost.engine.units.Range;
import dev.finetunecost.engine.units.Usd;
import dev.finetunecost.report.Report;
import dev.finetunecost.report.SampleEstimate;
import dev.finetunecost.slack.command.Command.Threshold;
import dev.finetunecost.slack.command.SaidRun;
import dev.finetunecost.slack.team.Snapshot;
import dev.finetunecost.slack.team.WatchState;
import dev.finetunecost.store.Approval;
import dev.finetunecost.store.WorkspaceSettings;
import dev.finetunecost.terms.OwnSettings;
import dev.finetunecost.terms.Setting;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a team sees of its settings, runs, watches and approvals. */
final class TeamViewsTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(86_400);
  private static final OwnSettings SETTLED =
      new OwnSettings(
          Map.of(
              Setting.ENGINEER_RATE, "80 EUR",
              Setting.BUDGET_CEILING, "$50,000",
              Setting.NEGOTIATED_PRICES,
                  "runpod H100 $2.10/h\nopenai gpt-4.1-mini $0.30 in $1.20 out",
              Setting.EXCLUDED_PROVIDERS, "vast, runpod",
              Setting.EDITORS, "<@U2>, <@U3>"));
  private static final Approval ASKED =
      new Approval(
          "T1", "r1", 12, new BigDecimal("23419.08"), "U1", "U2", NOON, Approval.State.ASKED);
  private static final Snapshot STAY =
      new Snapshot(
          "DONT api",
          "Stay on GPT-4.1 mini for now.",
          new BigDecimal("23419.08"),
          18,
          Map.of("INFERENCE", new BigDecimal("21889.08"), "MIGRATION", new BigDecimal("1530.00")));
  private static final Snapshot TUNE =
      new Snapshot(
          "DO self-hosted",
          "Fine-tune Llama 3.1 8B (LoRA) and host it yourself.",
          new BigDecimal("19800.50"),
          18,
          Map.of("TRAINING", new BigDecimal("120.50"), "INFERENCE", new BigDecimal("19680.00")));
  private static final TrainingAnswer.Fits RUN = run();

  private static TrainingAnswer.Fits run() {
    TrainingAnswer.Fits fits = (TrainingAnswer.Fits) SampleEstimate.tuningAt(20_000).training();
    return new TrainingAnswer.Fits(
        fits.setup(),
        false,
        fits.peakGibPerGpu(),
        new Range(4.1, 5.2, 7),
        new Range(4.1, 5.2, 7),
        new MoneyRange(Usd.of(14), Usd.of(17.94), Usd.of(24)));
  }

  @Test
  void settings() throws Exception {
    Golden.check("settings-form", SettingsView.form(SETTLED, 3));
    Golden.check("settings-form-empty", SettingsView.form(OwnSettings.NONE, 0));
    Golden.check("settings-reading", SettingsView.reading(SETTLED, SettingsMessage.Who.ADMINS));
    Golden.check("settings-loading", SettingsView.loading());
    Golden.check("settings", SettingsMessage.of(SETTLED));
    Golden.check("settings-none", SettingsMessage.of(OwnSettings.NONE));
    Golden.check(
        "settings-changed",
        SettingsMessage.changed(
            List.of(
                new OwnSettings.Change(Setting.ENGINEER_RATE, "", "$95"),
                new OwnSettings.Change(Setting.EXCLUDED_PROVIDERS, "vast", "vast, runpod"),
                new OwnSettings.Change(Setting.CURRENCY, "EUR", ""))));
    Golden.check(
        "settings-history",
        SettingsMessage.history(
            List.of(
                new WorkspaceSettings.Change(2, "currency", "EUR", "", "U2", LATER),
                new WorkspaceSettings.Change(1, "engineer_rate", "", "$95", "U1", NOON))));
    Golden.check("settings-history-empty", SettingsMessage.history(List.of()));
    Golden.check("settings-unknown", SettingsMessage.noSuchSetting("colour blue"));
    Golden.check(
        "settings-wrong",
        SettingsMessage.wrong(Setting.ENGINEER_RATE, "Write an amount of money, such as $95."));
    Golden.check("settings-may-not", SettingsMessage.mayNot(SettingsMessage.Who.ADMINS));
    Golden.check(
        "settings-scope-missing", SettingsMessage.mayNot(SettingsMessage.Who.SCOPE_MISSING));
    Golden.check("settings-overtaken", SettingsMessage.overtaken());
    Golden.check("settings-expired", SettingsMessage.expired());
  }

  @Test
  void runsThatHappened() throws Exception {
    TeamFactor team = TeamFactor.of(List.of(1.25));
    SaidRun run = new SaidRun(6.5, new BigDecimal("21"));
    Golden.check("actual", ActualMessage.of("FT-12", run, RUN, 1.25, team));
    Golden.check(
        "actual-slip",
        ActualMessage.of("FT-12", new SaidRun(650.0, null), RUN, 125.0, TeamFactor.NONE));
    Golden.check(
        "actual-not-estimated", ActualMessage.of("FT-12", run, null, null, TeamFactor.NONE));
    Golden.check("actual-forgotten", ActualMessage.forgotten("FT-12", TeamFactor.NONE));
    Golden.check("actual-nothing-to-forget", ActualMessage.nothingToForget("FT-12"));
    Golden.check("actual-form", SmallViews.actual("trigger", "FT-12", RUN));
    Golden.check("actual-form-not-estimated", SmallViews.actual("trigger", "FT-12", null));
  }

  @Test
  void watches() throws Exception {
    Threshold threshold = new Threshold(true, new BigDecimal("20000"));
    Golden.check("watch", WatchMessage.begun("FT-12", STAY, null, "in our direct messages"));
    Golden.check(
        "watch-threshold", WatchMessage.begun("FT-12", STAY, threshold, "in its thread here"));
    Golden.check(
        "watch-threshold-passed",
        WatchMessage.begun("FT-12", TUNE, threshold, "in its thread here"));
    Message news = WatchMessage.news("FT-12", WatchState.Reason.VERDICT, null, STAY, TUNE);
    Golden.check("watch-news", news);
    Golden.check(
        "watch-news-threshold",
        WatchMessage.news("FT-12", WatchState.Reason.THRESHOLD, threshold, STAY, TUNE));
    Golden.check("watch-stopped", WatchMessage.stopped("FT-12", "C1", news));
    Golden.check("watch-ended", WatchMessage.ended("FT-12"));
    Golden.check("watch-none", WatchMessage.notWatched("FT-12"));
  }

  @Test
  void theLinesOfAWatchsNewsSumToTheDifferenceOfItsTotals() {
    // −2,209.08 and −1,530.00 and +120.50 are 19,800.50 − 23,419.08 = −3,618.58
    assertThat(Snapshots.difference(STAY, TUNE))
        .containsExactlyInAnyOrder(
            "`+` Training +$120.50",
            "`~` Inference $21,889.08 → $19,680.00 (−$2,209.08)",
            "`-` Migration −$1,530.00",
            "*Total $23,419.08 → $19,800.50 (−$3,618.58)*");
  }

  @Test
  void approvals() throws Exception {
    Approval.Event asked = new Approval.Event(Approval.State.ASKED, "U1", NOON, "before launch");
    Approval.Event approved = new Approval.Event(Approval.State.APPROVED, "U2", LATER, "go ahead");
    Report report = SampleReports.stay("FT-12");
    Golden.check(
        "approval-request",
        ApprovalMessage.request(
            new ApprovalMessage.Request(ASKED, "before launch", new BigDecimal("20000.00")),
            report,
            "GPT-4.1 mini as today (OpenAI)",
            18));
    Golden.check(
        "approval-request-plain",
        ApprovalMessage.request(
            new ApprovalMessage.Request(ASKED, "", null),
            report,
            "GPT-4.1 mini as today (OpenAI)",
            18));
    Golden.check("approval-decided", ApprovalMessage.decided(ASKED, approved));
    Golden.check("approval-told", ApprovalMessage.toAsker(ASKED, approved));
    Golden.check("approval-asked", ApprovalMessage.asked(ASKED));
    Golden.check("approval-waiting", ApprovalMessage.waiting(ASKED));
    Golden.check("approval-withdrawn", ApprovalMessage.withdrawn("FT-12"));
    Golden.check("approval-nothing-to-withdraw", ApprovalMessage.nothingToWithdraw("FT-12"));
    Golden.check("approval-not-yourself", ApprovalMessage.notYourself("FT-12"));
    Golden.check("approval-cannot-reach", ApprovalMessage.cannotReach("U2", "FT-12"));
    Golden.check(
        "approval-ask-form",
        SmallViews.ask("trigger", "FT-12", Usd.of(23_419.08), "before launch"));
    Golden.check(
        "approval-approve-form",
        SmallViews.decide("trigger", ASKED, true, Usd.of(23_419.08), LATER));
    Golden.check(
        "approval-decline-form", SmallViews.decide("trigger", ASKED, false, Usd.of(25_000), LATER));
    Golden.check(
        "details-with-approvals",
        DetailsView.of(report, List.of(), ApprovalMessage.trail(ASKED, List.of(asked, approved))));
    assertThat(ApprovalMessage.onReport(ASKED, approved, Usd.of(25_000), LATER.plusSeconds(1)))
        .contains("approved by <@U2>", "At today's prices it is $25,000.00 (+$1,580.92)");
    assertThat(ApprovalMessage.onReport(ASKED, approved, Usd.of(25_000), LATER))
        .as("prices as old as the decision are no news")
        .doesNotContain("today's prices");
  }

  @Test
  void whateverPeopleWriteItKeepsToTheLimitsAndPingsNobody() {
    String hostile = SampleReports.HOSTILE.repeat(60);
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      if (setting != Setting.EDITORS) {
        values.put(setting, hostile);
      }
    }
    OwnSettings settings = new OwnSettings(values);
    check(SettingsView.form(settings, 1));
    check(SettingsView.reading(settings, SettingsMessage.Who.ADMINS));
    check(SettingsMessage.of(settings));
    check(SettingsMessage.changed(settings.changesFrom(OwnSettings.NONE)));
    check(SettingsMessage.noSuchSetting(hostile));
    check(
        ApprovalMessage.request(
            new ApprovalMessage.Request(ASKED, hostile.substring(0, 1000), BigDecimal.TEN),
            SampleReports.large(SampleReports.HOSTILE),
            SampleReports.HOSTILE,
            18));
    check(
        ApprovalMessage.toAsker(
            ASKED, new Approval.Event(Approval.State.DECLINED, "U2", NOON, hostile)));
    Snapshot loud = new Snapshot("x", hostile, BigDecimal.TEN, 18, Map.of());
    check(WatchMessage.news("FT-12", WatchState.Reason.VERDICT, null, loud, loud));
    check(SmallViews.ask("trigger", "FT-999999999", Usd.of(1e12), hostile));
    assertThat(SettingsMessage.changed(settings.changesFrom(OwnSettings.NONE)).text())
        .doesNotContain("<!", "<https://evil");
  }

  private static void check(Message message) {
    assertThat(Limits.violations(message)).isEmpty();
    assertThat(message.text()).doesNotContain("<!", "<https://evil");
  }

  private static void check(View view) {
    assertThat(Limits.violations(view)).isEmpty();
  }
}
