package dev.finetunecost.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.finetunecost.answer.Answer;
import dev.finetunecost.answer.Answers;
import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.engine.alternative.Infeasibility;
import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.cost.CostLine;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.engine.spec.Origin;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import dev.finetunecost.engine.training.TrainingAnswer;
import dev.finetunecost.engine.uncertainty.TeamFactor;
import dev.finetunecost.estimate.Estimator;
import dev.finetunecost.estimate.Terms;
import dev.finetunecost.language.SentenceReader;
import dev.finetunecost.language.Understanding;
import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.prices.PriceBooks;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a workspace's own terms do to its estimates. */
final class TermsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T14:05:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final PriceBook BOOK = PriceBooks.bundled(NOW);
  private static final Catalog CATALOG = Catalog.bundled();
  private static final Answers ANSWERS =
      new Answers(
          new SentenceReader(CATALOG),
          new Estimator(CATALOG),
          () -> BOOK,
          Clock.fixed(NOW, ZoneOffset.UTC));
  private static final SettingReader READER = new SettingReader(CATALOG, () -> BOOK);
  private static final String PLAN =
      "llama 3.1 8b with lora on 8k support emails, 50k requests a day, now on gpt-4.1-mini";

  @Test
  void aNumberOfTheWorkspaceTakesTheDefaultsPlaceAndSaysSo() {
    Answer.Estimated estimated = estimate(PLAN, own(Setting.ENGINEER_RATE, "$95/h"));

    Stated rate = scenarioValue(estimated, Field.ENGINEER_RATE_USD_PER_HOUR);
    assertThat(rate.value()).isEqualTo(Value.Amount.of(95));
    assertThat(rate.origin()).isEqualTo(Origin.WORKSPACE);
    assertThat(estimated.report().assumptions())
        .anySatisfy(value -> {
          assertThat(value.value()).isEqualTo("$95 per person-hour");
          assertThat(value.origin()).isEqualTo("workspace");
        });
  }

  @Test
  void whatTheSentenceSaysIsCloserAndWins() {
    Answer.Estimated estimated =
        estimate(PLAN + ", budget $9,000", own(Setting.BUDGET_CEILING, "$50k"));

    assertThat(scenarioValue(estimated, Field.BUDGET_USD).value())
        .isEqualTo(Value.Amount.of(9_000));
  }

  @Test
  void aRateInAnotherCurrencyIsConvertedAtADatedRate() {
    Stated rate =
        scenarioValue(
            estimate(PLAN, own(Setting.ENGINEER_RATE, "80 EUR")), Field.ENGINEER_RATE_USD_PER_HOUR);

    // 80 × 1.1367
    assertThat(((Value.Amount) rate.value()).middle()).isCloseTo(90.936, within(1e-6));
    assertThat(rate.note()).contains("80 EUR", "ECB", "2026-09-24");
  }

  @Test
  void aNegotiatedTokenPriceIsPaidAndIsTheWorkspaces() {
    Answer.Estimated estimated =
        estimate(PLAN, own(Setting.NEGOTIATED_PRICES, "openai gpt-4.1-mini $0.30 in $1.20 out"));

    CostLine input =
        estimated.estimate().feasible().stream()
            .filter(option -> option.alternative().id().equals("api"))
            .flatMap(option -> option.plan().lines().stream())
            .filter(line -> line.label().equals("Input tokens"))
            .findFirst()
            .orElseThrow();
    assertThat(input.price().amount()).isEqualByComparingTo("0.30");
    assertThat(input.source().id()).isEqualTo("workspace");
    assertThat(estimated.report().breakdowns().toString()).contains("your workspace");
  }

  @Test
  void aNegotiatedGpuPriceHoldsForAllMachinesOfThatProvider() {
    Terms terms = own(Setting.NEGOTIATED_PRICES, "runpod h100 $0.10/h");

    assertThat(BOOK.under(terms.prices()).gpus("H100"))
        .filteredOn(offer -> offer.provider().equals("runpod") && !offer.spot())
        .isNotEmpty()
        .allSatisfy(
            offer -> assertThat(offer.listUnitPrice().amount()).isEqualByComparingTo("0.10"));
    assertThat(estimate(PLAN + " on h100", terms).estimate().training())
        .isInstanceOfSatisfying(
            TrainingAnswer.Fits.class,
            fits ->
                assertThat(Objects.requireNonNull(fits.runCost()).p50().dollars())
                    .isCloseTo(fits.gpuHours().p50() * 0.10, within(0.01)));
  }

  @Test
  void anExcludedProviderIsComparedWithAndCannotBeChosen() {
    Answer.Estimated estimated = estimate(PLAN, own(Setting.EXCLUDED_PROVIDERS, "openai"));

    assertThat(estimated.estimate().feasible())
        .noneMatch(option -> option.alternative().id().equals("api"));
    assertThat(estimated.estimate().alternatives())
        .filteredOn(option -> option.alternative().id().equals("api"))
        .flatExtracting(Option::infeasibleBecause)
        .contains(new Infeasibility.ProviderExcluded("openai"));
    assertThat(estimated.report().workspace()).contains("Left out by your workspace: OpenAI");
  }

  @Test
  void gpusAreRentedFromAllowedProvidersAlone() {
    Answer.Estimated estimated = estimate(PLAN, own(Setting.ALLOWED_PROVIDERS, "openai, aws"));

    assertThat(estimated.estimate().resolved().hardware().offers())
        .isNotEmpty()
        .allMatch(offer -> offer.provider().equals("aws"));
  }

  @Test
  void regionsMayBeTheWholeUnionWhateverProvidersCallThem() {
    Answer.Estimated estimated = estimate(PLAN, own(Setting.ALLOWED_REGIONS, "eu"));

    assertThat(estimated.estimate().resolved().hardware().offers())
        .extracting(offer -> offer.region())
        .noneMatch(region -> region.startsWith("us"));
  }

  @Test
  void totalsAreAlsoSaidInTheWorkspacesCurrency() {
    assertThat(estimate(PLAN, own(Setting.CURRENCY, "EUR")).report().workspace())
        .startsWith("In EUR: ")
        .contains("at $1.1367 (ECB euro foreign exchange reference rates, 2026-09-24)");
  }

  @Test
  void theTeamsRunsMoveAndNarrowTheTrainingAndNothingElse() {
    TeamFactor factor = TeamFactor.of(List.of(1.5, 1.4, 1.6));
    Terms taught = terms(OwnSettings.NONE, factor);
    Answer.Estimated before = estimate(PLAN, Terms.NONE);
    Answer.Estimated after = estimate(PLAN, taught);

    TrainingAnswer.Fits was = (TrainingAnswer.Fits) before.estimate().training();
    TrainingAnswer.Fits is = (TrainingAnswer.Fits) after.estimate().training();
    assertThat(is.gpuHours().p50() / was.gpuHours().p50()).isCloseTo(factor.factor(), within(1e-9));
    assertThat(is.gpuHours().p90() / is.gpuHours().p10())
        .isLessThan(was.gpuHours().p90() / was.gpuHours().p10());
    assertThat(is.peakGibPerGpu()).isEqualTo(was.peakGibPerGpu());
    assertThat(after.report().workspace())
        .startsWith("Your team's 3 runs so far: training time × 1.");
    assertThat(after.report().steps()).anyMatch(step -> step.name().contains("team's own runs"));
    assertThat(before.report().workspace()).isEmpty();
  }

  private static Stated scenarioValue(Answer.Estimated estimated, Field field) {
    return estimated.estimate().resolved().scenario().get(field).orElseThrow();
  }

  private static Terms own(Setting setting, String written) {
    Reading.Accepted accepted = (Reading.Accepted) READER.read(setting, written);
    return terms(OwnSettings.NONE.with(setting, accepted.text()), TeamFactor.NONE);
  }

  private static Terms terms(OwnSettings settings, TeamFactor factor) {
    return new TermsReader(READER, () -> BOOK).terms(settings, TODAY, factor);
  }

  private static Answer.Estimated estimate(String words, Terms terms) {
    Understanding said = ANSWERS.read(words);
    return (Answer.Estimated)
        ANSWERS.toScenario("", said.scenario(), Intent.SCENARIO, List.of(), terms);
  }
}
