package dev.finetunecost.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.slack.api.util.json.GsonFactory;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Value;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.language.Ambiguity;
import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.prices.PriceBooks;
import dev.finetunecost.prices.PriceRow;
import dev.finetunecost.report.Report;
import dev.finetunecost.report.SampleEstimate;
import dev.finetunecost.slack.command.Topic;
import dev.finetunecost.slack.command.Verb;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.form.Question;
import dev.finetunecost.slack.form.WizardState;
import dev.finetunecost.slack.view.ReportMessage.Audience;
import dev.finetunecost.store.SavedScenario;
import dev.finetunecost.terms.OwnSettings;
import dev.finetunecost.terms.Setting;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every message and view: as a person has read it, and within Slack's limits whatever it says. */
final class ViewsTest {
  private static final Gson GSON = GsonFactory.createSnakeCase();
  private static final WhatIfMenu WHAT_IFS = WhatIfMenu.of(SampleEstimate.tuningAt(20_000));
  private static final Place PLACE = new Place("T1", "C1", "U1", null, null, false);

  @Test
  void theReportForTheAsker() throws Exception {
    Golden.check("report", ReportMessage.of(usual(), WHAT_IFS, Audience.ASKER));
  }

  @Test
  void theReportForAChannelOffersNoShare() throws Exception {
    Golden.check("report-in-channel", ReportMessage.of(usual(), WHAT_IFS, Audience.CHANNEL));
  }

  @Test
  void theReportWithoutNewBlocks() throws Exception {
    Golden.check("report-plain", ReportMessage.of(usual(), WHAT_IFS, Audience.ASKER).plain());
  }

  @Test
  void theLinesThatAreShownSumToTheirTotals() {
    Report report = usual();
    String words = marked(ReportMessage.of(report, WHAT_IFS, Audience.ASKER));
    for (Report.Breakdown breakdown : report.breakdowns()) {
      assertThat(words).contains(breakdown.total().value());
      for (Report.Breakdown.Group group : breakdown.groups()) {
        assertThat(words).contains(group.sum());
        group.lines().forEach(line -> assertThat(words).contains(line.amount()));
      }
    }
  }

  @Test
  void whatAReportRestsOn() throws Exception {
    Golden.check("details", DetailsView.of(usual(), scenarios(3, "support emails")));
    Golden.check("details-loading", DetailsView.loading("FT-12"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "word",
        SampleReports.HOSTILE,
        "&<>&<>&<>",
        "\uD83D\uDE80\uD83D\uDE80\uD83D\uDE80",
        "averyveryverylongnamewithoutanyspaceinitthatgoesonandonandonandonandonandonandonandonandonandon"
      })
  void whateverAReportSaysItKeepsToTheLimitsAndPingsNobody(String word) {
    Report report = SampleReports.large(word);
    for (Audience audience : Audience.values()) {
      Message message = ReportMessage.of(report, WHAT_IFS, audience);
      assertThat(Limits.violations(message)).isEmpty();
      assertThat(Limits.violations(message.plain())).isEmpty();
      assertThat(marked(message)).doesNotContain("<!", "<@", "<https://evil");
    }
    assertThat(
            Limits.violations(
                DetailsView.of(report, scenarios(20, SampleReports.HOSTILE.repeat(30)))))
        .isEmpty();
    assertThat(
            mrkdwn(
                GSON.toJsonTree(
                    DetailsView.of(report, scenarios(20, SampleReports.HOSTILE.repeat(30))))))
        .doesNotContain("<!channel", "<@U1|", "<https://evil");
    ComparisonMessage.Side large =
        new ComparisonMessage.Side(SampleEstimate.tuningAt(2_000), report);
    checkLimits(ComparisonMessage.of(List.of(staying("FT-1"), large, tuning("FT-3"))));
    checkLimits(ComparisonMessage.ofChange(staying("FT-1"), large, ReportMessage.Audience.ASKER));
  }

  @Test
  void theStartCard() throws Exception {
    Golden.check("start", StartCard.of(List.of()));
    Golden.check("start-with-scenarios", StartCard.of(scenarios(5, "support emails")));
    Golden.check("wizard-button", StartCard.wizard("8k emails"));
  }

  @Test
  void theHelp() throws Exception {
    Golden.check("help", HelpMessage.of(Optional.empty()));
    for (Topic topic : Topic.values()) {
      Golden.check("help-" + topic.word(), HelpMessage.of(Optional.of(topic)));
    }
  }

  @Test
  void listsOfScenarios() throws Exception {
    Golden.check("list", ScenarioList.of("", scenarios(3, "support emails")));
    Golden.check(
        "list-long", ScenarioList.of("emails", scenarios(ScenarioList.MOST + 1, "support emails")));
    Golden.check("list-empty", ScenarioList.of("no such thing", List.of()));
    checkLimits(
        ScenarioList.of(SampleReports.HOSTILE, scenarios(21, SampleReports.HOSTILE.repeat(30))));
  }

  @Test
  void prices() throws Exception {
    PriceRow row =
        new PriceRow(
            "gpu",
            "RunPod",
            "H100",
            "community",
            "any",
            UnitPrice.of("1.99", PricingUnit.GPU_HOUR),
            UnitPrice.of("2.49", PricingUnit.GPU_HOUR),
            true,
            new Source("runpod", "https://runpod.io/pricing", LocalDate.of(2026, 11, 24)),
            "Vast.ai says less");
    Golden.check("prices", PriceList.of("h100", List.of(row)));
    Golden.check("prices-none", PriceList.of("h900", List.of()));
    checkLimits(PriceList.of(SampleReports.HOSTILE, Collections.nCopies(500, row)));
  }

  @Test
  void comparisons() throws Exception {
    ComparisonMessage.Side before = staying("FT-12");
    ComparisonMessage.Side after = tuning("FT-15");
    Golden.check("change", ComparisonMessage.ofChange(before, after, ReportMessage.Audience.ASKER));
    Golden.check("comparison", ComparisonMessage.of(List.of(before, after)));
    Golden.check(
        "comparison-of-three", ComparisonMessage.of(List.of(before, after, tuning("FT-16"))));
  }

  @Test
  void theDifferencesOfTheLinesSumToThatOfTheTotal() {
    // API at 800 × 12 = 9,600 against tuning at 2,000 + 150 × 12 = 3,800
    String words =
        marked(
            ComparisonMessage.ofChange(
                staying("FT-1"), tuning("FT-2"), ReportMessage.Audience.ASKER));
    assertThat(words)
        .contains("`+` Engineering +$2,000.00")
        .contains("$9,600.00 → $3,800.00 (−$5,800.00)");
  }

  @Test
  void theReasons() throws Exception {
    Golden.check("why", WhyMessage.of(SampleReports.stay("FT-12")));
    checkLimits(WhyMessage.of(SampleReports.large(SampleReports.HOSTILE)));
  }

  @Test
  void whatCanBeReadInTwoWays() throws Exception {
    Ambiguity ambiguity =
        new Ambiguity(
            "Which Lambda do you mean?",
            "Lambda",
            List.of(
                new Ambiguity.Reading(
                    "Lambda, the GPU cloud", Field.PROVIDER, Value.Text.of("lambda")),
                new Ambiguity.Reading(
                    "AWS Lambda functions", Field.PROVIDER, Value.Text.of("aws"))));
    Golden.check("readings", Readings.question("llama in Lambda", ambiguity));
    Message report =
        ReportMessage.of(SampleReports.large(SampleReports.HOSTILE), WHAT_IFS, Audience.ASKER);
    checkLimits(Readings.below(report, SampleReports.HOSTILE.repeat(60), ambiguity));
  }

  @Test
  void theWizard() throws Exception {
    WizardState state =
        WizardState.fresh(PLACE, "llama 3.1 8b on 8k support emails", null)
            .with(
                Map.of(
                    Question.MODEL, "llama-3.1-8b",
                    Question.DATASET_SIZE, "8000",
                    Question.DATASET_UNIT, "support emails",
                    Question.METHOD, "qlora"));
    WizardView.SoFar soFar =
        new WizardView.SoFar("Understood: llama 3.1 8b · 8k", "So far: about $9k–21k.");
    Golden.check("wizard-skeleton", WizardView.skeleton("d1"));
    for (Question.Step step : Question.Step.values()) {
      Golden.check("wizard-" + step.place(), WizardView.of("d1", state.at(step), soFar));
      WizardState empty = WizardState.fresh(PLACE, "", null).at(step);
      Golden.check(
          "wizard-%d-empty".formatted(step.place()),
          WizardView.of("d1", empty, WizardView.SoFar.NOTHING));
      WizardState hostile = filled(SampleReports.HOSTILE.repeat(40)).at(step);
      String long_ = SampleReports.HOSTILE.repeat(100);
      assertThat(
              Limits.violations(WizardView.of("d1", hostile, new WizardView.SoFar(long_, long_))))
          .isEmpty();
    }
    Golden.check("wizard-done", WizardView.done("d1"));
  }

  @Test
  void theHomeTab() throws Exception {
    PriceBook prices = PriceBooks.bundled(Instant.parse("2026-11-24T14:05:00Z"));
    PriceBook few =
        new PriceBook(
            prices.asOf(), List.of(), List.of(), prices.managed(), prices.sources().subList(0, 1));
    Golden.check("home", HomeView.of(List.of(), List.of(), List.of(), null, few));
    Golden.check(
        "home-with-scenarios",
        HomeView.of(
            scenarios(2, "support emails"),
            scenarios(4, "support emails"),
            scenarios(1, "support emails").stream()
                .map(each -> new HomeView.Watched(each, Instant.parse("2026-11-25T14:05:00Z")))
                .toList(),
            OwnSettings.NONE.with(Setting.ENGINEER_RATE, "$95"),
            few));
    List<SavedScenario> hostile = scenarios(10, SampleReports.HOSTILE.repeat(30));
    assertThat(
            Limits.violations(
                HomeView.of(
                    hostile,
                    hostile,
                    hostile.stream()
                        .map(each -> new HomeView.Watched(each, each.createdAt()))
                        .toList(),
                    OwnSettings.NONE.with(
                        Setting.NEGOTIATED_PRICES, SampleReports.HOSTILE.repeat(300)),
                    prices)))
        .isEmpty();
  }

  @Test
  void notices() throws Exception {
    Golden.check("not-understood", Notices.notUnderstood("lorem ipsum", Optional.empty()));
    Golden.check("nearest", Notices.notUnderstood("opne FT-12", Optional.of("open FT-12")));
    Golden.check(
        "unknown-model",
        Notices.unknownName(
            Field.MODEL, "lama 9", List.of("llama-3.1-8b"), "tune lama 9 on 8k emails"));
    Golden.check("unknown-gpu", Notices.unknownName(Field.GPU, "Z9", List.of(), "on a Z9"));
    Golden.check(
        "which-model", Notices.unknownName(Field.MODEL, "", List.of("llama-3.1-8b"), "8k emails"));
    Golden.check("no-such-scenario", Notices.noSuchScenario("FT-12"));
    Golden.check("nothing-to-change", Notices.nothingToChange());
    Golden.check("confirm-delete", Notices.confirmDelete("FT-12", "Support emails"));
    Golden.check("deleted", Notices.deleted("FT-12", false));
    Golden.check("shared", Notices.shared("FT-12", "C1"));
    Golden.check("welcome", Notices.welcome());
    Golden.check("did-you-mean", Notices.didYouMean("pirces h100", "prices h100"));
    Golden.check("replaced", Notices.replaced("FT-12", "FT-13", "C1"));
    Golden.check("exporting", Notices.exporting("FT-12"));
    Golden.check("exported", Notices.exported("FT-12", "FT-12.csv"));
    Golden.check("exported-here", Notices.exportedHere("FT-12", "FT-12.csv"));
    Golden.check("may-not-upload", Notices.mayNotUpload("FT-12", ""));
    Golden.check(
        "may-not-upload-but-copy",
        Notices.mayNotUpload("FT-12", "line,amount_usd\nTraining,12.34\n"));
    checkLimits(Notices.mayNotUpload("FT-12", (SampleReports.HOSTILE + "\n").repeat(300)));
    Golden.check("not-in-channel", Notices.notInChannel("FT-12", "C1"));
    Golden.check("channel-closed", Notices.channelClosed("FT-12", "C1"));
    Golden.check("nothing-to-share", Notices.nothingToShare("FT-12"));
    Golden.check("too-late", Notices.tooLate("prices h100"));
    Golden.check("not-stored", Notices.notStored("prices h100"));
    Golden.check("try-later", Notices.tryLater());
    Golden.check("not-installed", Notices.notInstalled());
    Golden.check("form-expired", Notices.formExpired("8k emails"));
    Golden.check("view-expired", Notices.viewExpired("FT-12"));
    Golden.check("form-gone", Notices.formGone());
    Golden.check("empty-form", Notices.emptyForm());
    Golden.check("undone", Notices.undone("FT-13", "FT-12"));
    Golden.check("nothing-to-undo", Notices.nothingToUndo("FT-12"));
    Golden.check("unexpected", Notices.unexpected("1a2b3c4d"));
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void everyVerbWithoutWhatItNeedsHasAnAnswer(Verb verb) throws Exception {
    Golden.check("incomplete-" + verb.word(), Notices.incomplete(verb));
  }

  @Test
  void whatPeopleTypePingsNobodyInNotices() {
    String hostile = SampleReports.HOSTILE.repeat(50);
    for (Message message :
        List.of(
            Notices.notUnderstood(hostile, Optional.of(hostile)),
            Notices.notUnderstood(hostile, Optional.empty()),
            Notices.unknownName(Field.MODEL, hostile, List.of(hostile), hostile),
            Notices.confirmDelete("FT-1", hostile),
            Notices.tooLate(hostile),
            Notices.notStored(hostile),
            Notices.formExpired(hostile))) {
      checkLimits(message);
      assertThat(marked(message)).doesNotContain("<!", "<@", "<https://evil");
    }
  }

  private static void checkLimits(Message message) {
    assertThat(Limits.violations(message)).isEmpty();
    assertThat(Limits.violations(message.plain())).isEmpty();
  }

  /** Whatever Slack reads as markup. */
  private static String marked(Message message) {
    return message.text()
        + mrkdwn(GSON.toJsonTree(message.blocks()))
        + mrkdwn(GSON.toJsonTree(message.plain().blocks()));
  }

  private static String mrkdwn(com.google.gson.JsonElement json) {
    if (json.isJsonArray()) {
      StringBuilder all = new StringBuilder();
      json.getAsJsonArray().forEach(each -> all.append(mrkdwn(each)));
      return all.toString();
    }
    if (!json.isJsonObject()) {
      return "";
    }
    var object = json.getAsJsonObject();
    if (object.has("type") && object.get("type").getAsString().equals("mrkdwn")) {
      return object.get("text").getAsString();
    }
    StringBuilder all = new StringBuilder();
    object.entrySet().forEach(entry -> all.append(mrkdwn(entry.getValue())));
    return all.toString();
  }

  private static Report usual() {
    return SampleReports.stay("FT-12");
  }

  private static ComparisonMessage.Side staying(String id) {
    return new ComparisonMessage.Side(SampleEstimate.tuningAt(20_000), SampleReports.stay(id));
  }

  private static ComparisonMessage.Side tuning(String id) {
    return new ComparisonMessage.Side(SampleEstimate.tuningAt(2_000), SampleReports.tune(id));
  }

  private static WizardState filled(String answer) {
    WizardState state = WizardState.fresh(PLACE, answer, 12);
    for (Question question : Question.values()) {
      state = state.with(Map.of(question, answer));
    }
    return state;
  }

  private static List<SavedScenario> scenarios(int count, String title) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number ->
            new SavedScenario(
                "T1",
                number,
                "tune on " + title,
                Scenario.EMPTY,
                Intent.SCENARIO,
                null,
                "U1",
                "C1",
                title,
                Instant.parse("2026-11-24T14:05:00Z")))
        .toList();
  }
}
