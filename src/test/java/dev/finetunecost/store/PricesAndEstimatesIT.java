package dev.finetunecost.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.prices.StoredSheet;
import dev.finetunecost.report.Report;
import java.time.Instant;
import java.util.Map;

final class PricesAndEstimatesIT {
  private static final Instant NINE = Instant.parse("2026-11-24T09:00:00Z");
  private static final Instant TEN = NINE.plusSeconds(3_600);
  private static final Instant ELEVEN = TEN.plusSeconds(3_600);

  @EachDatabase
  void theNewestSheetOfASourceComesBackAsItWasSaved(Database database) {
    PriceArchive archive = new PriceArchive(database);
    archive.save(sheet("litellm", NINE, NINE, "0.40"));
    archive.save(sheet("litellm", TEN, TEN, "0.35"));
    archive.save(sheet("openrouter", NINE, NINE, "0.41"));
    assertThat(archive.newest("litellm", ELEVEN)).contains(sheet("litellm", TEN, TEN, "0.35"));
    assertThat(archive.newest("openrouter", ELEVEN))
        .contains(sheet("openrouter", NINE, NINE, "0.41"));
    assertThat(archive.newest("azure", ELEVEN)).isEmpty();
  }

  @EachDatabase
  void whatAnEstimateRestedOnIsFoundAgainByItsMoment(Database database) {
    PriceArchive archive = new PriceArchive(database);
    archive.save(sheet("litellm", NINE, TEN, "0.40"));
    archive.save(sheet("litellm", ELEVEN, ELEVEN, "0.30"));
    assertThat(archive.newest("litellm", NINE.minusSeconds(1))).isEmpty();
    assertThat(archive.newest("litellm", TEN.plusSeconds(60)))
        .contains(sheet("litellm", NINE, TEN, "0.40"));
    assertThat(archive.newest("litellm", ELEVEN))
        .contains(sheet("litellm", ELEVEN, ELEVEN, "0.30"));
  }

  @EachDatabase
  void ofTwoReplicasThatSaveTheSameSheetTheLaterLookCounts(Database database) {
    PriceArchive archive = new PriceArchive(database);
    archive.save(sheet("litellm", NINE, ELEVEN, "0.40"));
    archive.save(sheet("litellm", NINE, TEN, "0.40"));
    assertThat(archive.newest("litellm", ELEVEN).orElseThrow().checkedAt()).isEqualTo(ELEVEN);
    assertThat(archive.since("litellm", NINE)).hasSize(1);
    assertThat(archive.since("litellm", ELEVEN.plusSeconds(1))).isEmpty();
  }

  @EachDatabase
  void anOldReportOpensExactlyAsItWas(Database database) {
    new Scenarios(database)
        .save(
            new NewScenario(
                "T1", "o1", "x", Scenario.EMPTY, Intent.COST, null, "U1", "C1", "", NINE));
    Estimates estimates = new Estimates(database);
    SavedEstimate old = new SavedEstimate("T1", 1, NINE, report("Stay"), Map.of("litellm", NINE));
    SavedEstimate newer = new SavedEstimate("T1", 1, TEN, report("Tune"), Map.of("litellm", TEN));
    estimates.save(old);
    estimates.save(newer);
    assertThat(estimates.latest("T1", 1)).contains(newer);
    assertThat(estimates.history("T1", 1, 10)).containsExactly(newer, old);
  }

  @EachDatabase
  void aReportOfAnEarlierShapeOpensWithItsNewPartsEmpty(Database database) {
    Report report = report("Stay");
    assertThat(report.steps()).isEmpty();
    assertThat(report.notUsed()).isEmpty();
    assertThat(ReportJson.read(ReportJson.write(report))).isEqualTo(report);
  }

  private static StoredSheet sheet(String feed, Instant asOf, Instant checkedAt, String price) {
    String rows = "kind,model,input\ntokens,gpt-4.1-mini," + price + "\n";
    return new StoredSheet(feed, asOf, checkedAt, "W/\"1\"", null, rows);
  }

  private static Report report(String headline) {
    return ReportJson.read(
        """
        {"id": "FT-1", "title": "Support emails · Llama 3.1 8B · LoRA",
         "verdict": {"headline": "%s", "reasons": ["It is cheaper."], "flip": "above 2.1M",
           "counterArgument": "", "nextStep": "Run a pilot."},
         "fields": [{"label": "One-off", "value": "$31k"}],
         "chart": {"title": "Cumulative", "description": "two lines", "yLabel": "USD",
           "months": [0, 12, 24], "series": [{"name": "API", "values": [0, 9500.5, 19001.25]}]},
         "ranking": {"header": ["Way", "Total"], "alignRight": [false, true],
           "rows": [["API", "$19k"]]}}
        """
            .formatted(headline));
  }
}
