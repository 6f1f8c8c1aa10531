package dev.finetunecost.estimate;

import static dev.finetunecost.estimate.Said.SUPPORT_EMAILS;
import static dev.finetunecost.estimate.Said.and;
import static dev.finetunecost.estimate.Said.estimate;
import static dev.finetunecost.estimate.Said.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.finetunecost.engine.Estimate;
import dev.finetunecost.engine.alternative.Alternative;
import dev.finetunecost.engine.alternative.Infeasibility;
import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.cost.CostLine;
import dev.finetunecost.engine.price.ManagedOffer;
import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.report.Asked;
import dev.finetunecost.report.Freshness;
import dev.finetunecost.report.Report;
import dev.finetunecost.report.ReportWriter;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Scenarios of many kinds, read as an expert would read their estimates. */
final class VariedScenariosTest {
  @Test
  void methodsThatCostTheSameAreOneRowAndOneCurve() {
    Report report =
        ReportWriter.write(
            new Asked("", Intent.SCENARIO, List.of()),
            estimate(SUPPORT_EMAILS),
            new Freshness(Said.PRICES.asOf(), Said.PRICES.asOf(), List.of()));
    assertThat(report.ranking().rows())
        .extracting(List::getFirst)
        .filteredOn(name -> name.startsWith("Own ") && name.contains("served on"))
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("LoRA, served on")
        .endsWith("QLoRA, full fine-tune: same cost");
    assertThat(report.chart().series())
        .extracting(Report.Chart.Series::name)
        .filteredOn(name -> name.startsWith("Own ") && !name.contains("hardware"))
        .containsExactly("Own LoRA");
  }

  @Test
  void whatMustStayInEuropeIsTunedInAEuropeanDataZoneAndNotAnywhere() {
    Option azure =
        option(estimate(and(SUPPORT_EMAILS, "constraints=eu only")), "managed-azure-gpt-4.1-mini");
    assertThat(azure.feasible()).isTrue();
    ManagedOffer offer = ((Alternative.Managed) azure.alternative()).offer();
    assertThat(offer.region()).isEqualTo("swedencentral");
    assertThat(offer.tier()).isNotEqualTo("global");
  }

  @Test
  void reinforcementIsListedWhereAskedForAndPricedByItsHours() {
    Scenario asked =
        said(
            "baseline_model=o4-mini",
            "method=rl",
            "dataset_size=500",
            "volume=1000",
            "volume_period=day");
    assertThat(option(estimate(asked), "managed-azure-o4-mini").infeasibleBecause())
        .anyMatch(Infeasibility.HoursUnknown.class::isInstance);
    Option priced = option(estimate(and(asked, "hours=4")), "managed-azure-o4-mini");
    assertThat(priced.feasible()).isTrue();
    // 4 hours × 1.67 full-size runs × $100
    assertThat(priced.plan().lines())
        .filteredOn(line -> line.label().startsWith("Training"))
        .singleElement()
        .satisfies(line -> assertThat(line.amount().dollars()).isCloseTo(668, within(1.0)));
    assertThat(estimate(SUPPORT_EMAILS).alternatives())
        .extracting(option -> option.alternative().id())
        .doesNotContain("managed-azure-o4-mini");
  }

  @Test
  void aCorpusIsNotLabelledPieceByPiece() {
    Estimate estimate =
        estimate(
            and(
                SUPPORT_EMAILS,
                "dataset_size=500000000",
                "dataset_unit=tokens",
                "method=pretrain"));
    assertThat(estimate.alternatives())
        .flatExtracting(option -> option.plan().lines())
        .extracting(CostLine::label)
        .doesNotContain("Preparing the training examples");
  }

  @Test
  void messagesOfEachUserAreThoseOfAllUsers() {
    double requests =
        estimate(
                said(
                    "baseline_model=gpt-4.1-mini",
                    "users=50000",
                    "volume=10",
                    "volume_unit=messages per user",
                    "volume_period=day"))
            .resolved()
            .traffic()
            .requestsPerMonth();
    assertThat(requests).isCloseTo(50_000 * 10 * 365 / 12.0, within(1.0));
  }

  @Test
  void hardwareThatIsThereIsNotBoughtAgain() {
    Scenario owner =
        and(
            SUPPORT_EMAILS,
            "gpu=H100",
            "gpu_count=8",
            "constraints=own hardware",
            "volume=1000000",
            "baseline_model=gpt-4.1");
    Option owned = option(estimate(owner), "owned-h100");
    assertThat(owned.feasible()).isTrue();
    assertThat(owned.plan().lines())
        .extracting(CostLine::label)
        .contains("Power", "Room, cooling and network")
        .doesNotContain("Buying the GPUs and their servers", "Selling them at the end");
    assertThat(estimate(owner).verdict().choice()).isEqualTo("owned-h100");
    Option tooFew = option(estimate(and(owner, "gpu_count=1", "volume=20000000")), "owned-h100");
    assertThat(tooFew.infeasibleBecause()).anyMatch(Infeasibility.TooFewGpus.class::isInstance);
  }

  private static Option option(Estimate estimate, String id) {
    return estimate.alternatives().stream()
        .filter(option -> option.alternative().id().startsWith(id))
        .findFirst()
        .orElseThrow();
  }
}
