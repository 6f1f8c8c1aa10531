package dev.finetunecost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * What scripts rely on: results on stdout, everything else on stderr, exit codes, and errors that
 * help.
 */
final class CommandLineTest {
  private static final String SENTENCE =
      "fine-tune llama 3.1 8b with lora on 8k support emails, 50k requests a day, now on"
          + " gpt-4.1-mini, 18 months";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"estimate", "parse", "predict", "prices", "serve", "doctor"})
  void everyCommandHasHelp(String command) {
    CommandLine help = CommandLine.run(command, "--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).startsWith("Usage: finetune-cost " + command);
    assertThat(CommandLine.run("--help").out()).contains("  " + command + " ");
  }

  @ParameterizedTest
  @CsvSource({"estmate, estimate", "pices, prices", "docter, doctor"})
  void anUnknownCommandIsAnsweredWithTheNearest(String typed, String meant) {
    CommandLine run = CommandLine.run(typed);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("Did you mean " + meant + "?");
  }

  @Test
  void aSentenceWithoutACommandIsShownWhereItBelongs() {
    CommandLine run = CommandLine.run(SENTENCE);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("finetune-cost estimate \"" + SENTENCE + "\"");
  }

  @Test
  void anEstimateIsTextOnStdoutAndNothingElse() {
    CommandLine run = CommandLine.run("estimate", "--offline", SENTENCE);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("Llama 3.1 8B · LoRA")
        .contains("Alternatives over 18 months")
        .doesNotContain("\u001b");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void explainAlsoShowsTheStepsAndTheirSources() {
    String brief = CommandLine.run("estimate", "--offline", SENTENCE).out();
    String explained = CommandLine.run("estimate", "--offline", "--explain", SENTENCE).out();
    assertThat(brief).doesNotContain("How the figures come about");
    assertThat(explained).contains("How the figures come about");
  }

  @Test
  void unknownNamesAreOffWords() {
    CommandLine run =
        CommandLine.runOn(
            "{\"model\":\"zorblax-9000\",\"volume\":1}",
            "estimate",
            "--offline",
            "--scenario",
            "-");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("I do not know the model “zorblax-9000”");
  }

  @Test
  void nonsenseIsAnsweredWithAnExample() {
    CommandLine run = CommandLine.run("estimate", "--offline", "good morning");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("good morning").contains("finetune-cost estimate \"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"modle\":\"llama-3.1-8b\"}|unknown field modle: is it model?",
        "{\"dataset_size\":-5}|dataset_size must be between",
        "{\"dataset_size\":\"many\"}|dataset_size must be a number",
        "{\"dataset_size\":[1,2,3]}|dataset_size must be a number, or [low, high]",
        "{\"spot\":\"maybe\"}|spot must be true or false",
        "{\"epochs\":1e99}|epochs must be between",
        "[1,2]|a scenario is a JSON object",
        "{|not JSON"
      })
  void anImpossibleScenarioIsNamed(String scenario, String complaint) {
    CommandLine run = CommandLine.runOn(scenario, "estimate", "--offline", "--scenario", "-");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(complaint);
  }

  @Test
  void aScenarioIsReadFromAFile() throws IOException {
    Path file = folder.resolve("scenario.json");
    Files.writeString(
        file,
        """
        {"model":"llama-3.1-8b","method":"lora","dataset_size":8000,"dataset_unit":"examples","volume":50000,
         "volume_unit":"requests","volume_period":"day","baseline_model":"gpt-4.1-mini","horizon_months":18,
         "constraints":["data must stay private"]}
        """);
    CommandLine run =
        CommandLine.run("estimate", "--offline", "--json", "--scenario", file.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.json().at("/scenario/dataset_size/value").intValue()).isEqualTo(8000);
    assertThat(run.json().at("/scenario/dataset_size/origin").stringValue()).isEqualTo("stated");
    assertThat(CommandLine.run("estimate", "--scenario", folder + "/none").exitCode()).isEqualTo(2);
  }

  @Test
  void theSchemaNamesEveryFieldAndItsUnit() {
    JsonNode schema = CommandLine.run("estimate", "--scenario-schema").json();
    assertThat(schema.at("/properties/horizon_months/description").stringValue())
        .contains("months");
    assertThat(schema.at("/additionalProperties").booleanValue()).isFalse();
  }

  @Test
  void manyAreAskedOfOneProcessAndErrorsStayOnTheirLine() {
    CommandLine run =
        CommandLine.runOn(
            """
            {"id":"a","text":"%s"}
            {"id":7,"scenario":{"model":"llama-3.1-8b","baseline_model":"gpt-4.1-mini","volume":1000,"volume_unit":"requests","volume_period":"day"}}

            {"id":"c","scenario":{"epochs":-1}}
            {"id":"d"}
            not json
            {"id":"e","text":"hello"}
            """
                .formatted(SENTENCE),
            "estimate",
            "--offline",
            "--jsonl");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines()).hasSize(6);
    assertThat(run.json(0).get("id").stringValue()).isEqualTo("a");
    assertThat(run.json(0).at("/verdict/choice").isString()).isTrue();
    assertThat(run.json(1).get("id").intValue()).isEqualTo(7);
    assertThat(run.json(1).has("alternatives")).isTrue();
    assertThat(run.json(2).get("error").stringValue()).contains("epochs");
    assertThat(run.json(3).get("error").stringValue()).contains("\"text\" or \"scenario\"");
    assertThat(run.json(4).get("error").stringValue()).startsWith("not JSON");
    assertThat(run.json(5).get("id").stringValue()).isEqualTo("e");
    assertThat(run.json(5).has("error")).isTrue();
  }

  @Test
  void parseSaysOnlyWhatWasSaid() {
    CommandLine run =
        CommandLine.runOn(
            "{\"id\":1,\"text\":\"%s\"}\nnonsense\n".formatted(SENTENCE), "parse", "--jsonl");
    assertThat(run.exitCode()).isZero();
    assertThat(run.json(0).get("model").stringValue()).isEqualTo("llama-3.1-8b");
    assertThat(run.json(0).get("volume").intValue()).isEqualTo(50_000);
    assertThat(run.json(0).has("epochs")).isFalse();
    assertThat(run.json(1).has("error")).isTrue();
    assertThat(CommandLine.run("parse", SENTENCE).out()).contains("gpt-4.1-mini", "18 months");
    assertThat(CommandLine.run("parse", "--json", SENTENCE).json().get("horizon_months").intValue())
        .isEqualTo(18);
    assertThat(CommandLine.run("parse").exitCode()).isEqualTo(2);
  }

  @Test
  void predictAnswersLineByLine() {
    CommandLine run =
        CommandLine.runOn(
            """
            {"id":1,"kind":"training","model":"llama-3.1-8b","method":"lora","gpu":"H100","num_gpus":1,"total_tokens":1e7}
            {"id":2,"kind":"training","model":"nobody-knows-1b","gpu":"H100"}
            """,
            "predict",
            "--jsonl");
    assertThat(run.exitCode()).isZero();
    assertThat(run.json(0).get("tokens_per_s_per_gpu").doubleValue()).isPositive();
    assertThat(run.json(1).get("error").stringValue()).contains("nobody-knows-1b");
    assertThat(CommandLine.run("predict").exitCode()).isEqualTo(2);
  }

  @Test
  void anEarlierPriceIsSaidWithWhatItIsNow() {
    CommandLine run = CommandLine.run("prices", "--offline", "h100", "runpod", "on", "2026-09-30");
    // 3.49 on 2026-09-29 and 3.99 on 2026-10-10, in the bundled snapshot
    assertThat(run.out()).contains("$3.49").contains("H100, RunPod: now $3.99 (+14%)");
    CommandLine tooEarly = CommandLine.run("prices", "--offline", "h100", "on", "2020-01-31");
    assertThat(tooEarly.exitCode()).isEqualTo(2);
    assertThat(tooEarly.err()).contains("No price of “h100” was kept for 2020-01-31.");
  }

  @Test
  void aPriceSaysAllThatMakesItThatPrice() {
    JsonNode price =
        CommandLine.run("prices", "--json", "--offline", "h100", "runpod")
            .json()
            .get("prices")
            .get(0);
    assertThat(price.propertyNames())
        .contains(
            "provider",
            "item",
            "tier",
            "region",
            "currency",
            "price_usd",
            "unit",
            "spot",
            "host_included",
            "stale",
            "source",
            "as_of",
            "reference");
    assertThat(price.get("stale").booleanValue()).isTrue();
  }

  @Test
  void pricesAreFoundByTheirWords() {
    CommandLine run = CommandLine.run("prices", "--json", "h100", "runpod");
    assertThat(run.exitCode()).isZero();
    JsonNode prices = run.json().get("prices");
    assertThat(prices.size()).isPositive();
    prices.forEach(price -> {
      assertThat(price.get("provider").stringValue()).isEqualTo("runpod");
      assertThat(price.get("price_usd").decimalValue()).isPositive();
      assertThat(price.get("unit").stringValue()).isEqualTo("GPU-hour");
    });
    assertThat(CommandLine.run("prices", "h100").out()).contains("H100", "GPU-hour");
    CommandLine none = CommandLine.run("prices", "unobtainium");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("unobtainium");
  }

  @Test
  void aBadSettingIsNamed() {
    CommandLine run =
        CommandLine.runIn(Map.of("FINETUNE_COST_PRICES", "sometimes"), "", "prices", "h100");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("FINETUNE_COST_PRICES must be live or snapshot");
  }

  @Test
  void theDoctorSaysHowToMendWhatIsWrong() {
    Map<String, String> well =
        Map.of("FINETUNE_COST_PRICES", "snapshot", "FINETUNE_COST_HOME", folder.toString());
    CommandLine run = CommandLine.runIn(well, "", "doctor");
    assertThat(run.out()).contains("database       ok", "Slack          ok", "price feeds    ok");
    assertThat(run.exitCode()).isZero();
    CommandLine ill = CommandLine.runIn(Map.of("PORT", "high"), "", "doctor");
    assertThat(ill.exitCode()).isEqualTo(1);
    assertThat(ill.out()).contains("configuration  wrong  PORT must be", "mend");
  }
}
