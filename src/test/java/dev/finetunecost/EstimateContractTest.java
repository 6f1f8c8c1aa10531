package dev.finetunecost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What holds for the JSON of every estimate, whatever was asked. */
final class EstimateContractTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fine-tune llama 3.1 8b with lora on 8k support emails, 50k requests a day, now on gpt-4.1-mini, 18 months",
        "fine-tune mistral 7b with qlora on 20k examples, data must stay private, 10k requests a day, 24 months",
        "will llama 3.1 70b full fine-tuning fit on 1 x RTX 4090?",
        "5M requests per day on gpt-4.1, 600 input tokens, 150 output tokens, 12 months, fine-tune qwen2.5 7b, budget $50k",
        "what does fine-tuning a 13b cost"
      })
  void everyEstimateKeepsItsPromises(String sentence) {
    JsonNode estimate = CommandLine.run("estimate", "--offline", "--json", sentence).json();
    int horizon = estimate.at("/scenario/horizon_months/value").intValue();
    List<String> ids = new ArrayList<>();
    for (JsonNode alternative : estimate.get("alternatives")) {
      ids.add(alternative.get("id").stringValue());
      assertThat(alternative.get("label").stringValue()).isNotBlank();
      if (alternative.get("feasible").booleanValue()) {
        assertThat(alternative.has("total_usd")).as("%s has a total", ids.getLast()).isTrue();
        assertThat(alternative.has("infeasible_because")).isFalse();
      } else {
        assertThat(alternative.get("infeasible_because").stringValue()).isNotBlank();
      }
      if (alternative.has("total_usd")) {
        addsUp(alternative, horizon);
      }
    }
    assertThat(ids).doesNotHaveDuplicates();
    JsonNode choice = estimate.at("/verdict/choice");
    assertThat(choice.isMissingNode() || ids.contains(choice.stringValue())).isTrue();
    estimate
        .at("/verdict/flips")
        .forEach(flip -> assertThat(ids).contains(flip.get("to").stringValue()));
    assertThat(estimate.at("/verdict/headline").stringValue()).isNotBlank();
    assertThat(nulls(estimate)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fine-tune llama 3.1 8b with lora on 8k support emails, 50k requests a day, now on gpt-4.1-mini, 18 months",
        "fine-tune mistral 7b with qlora on 20k examples, data must stay private, 10k requests a day, 24 months",
        "what does fine-tuning a 13b cost"
      })
  void aScenarioThatIsGivenBackGivesTheSameFigures(String sentence) {
    JsonNode first = CommandLine.run("estimate", "--offline", "--json", sentence).json();
    JsonNode again =
        CommandLine.runOn(
                first.get("scenario").toString(),
                "estimate",
                "--offline",
                "--json",
                "--scenario",
                "-")
            .json();
    assertThat(again.get("scenario")).isEqualTo(first.get("scenario"));
    assertThat(again.get("training")).isEqualTo(first.get("training"));
    assertThat(again.get("alternatives")).isEqualTo(first.get("alternatives"));
    assertThat(again.at("/verdict/choice")).isEqualTo(first.at("/verdict/choice"));
    assertThat(again.at("/verdict/flips")).isEqualTo(first.at("/verdict/flips"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"what does fine-tuning a 13b cost"})
  void aDefaultThatSomebodyChangedIsTakenAsSaid(String sentence) {
    JsonNode first = CommandLine.run("estimate", "--offline", "--json", sentence).json();
    ObjectNode scenario = (ObjectNode) first.get("scenario");
    ((ObjectNode) scenario.get("epochs")).put("value", 1);
    JsonNode again =
        CommandLine.runOn(scenario.toString(), "estimate", "--offline", "--json", "--scenario", "-")
            .json();
    assertThat(again.at("/scenario/epochs/value").intValue()).isEqualTo(1);
    assertThat(again.at("/scenario/epochs/origin").stringValue()).isEqualTo("stated");
  }

  private static void addsUp(JsonNode alternative, int horizon) {
    String id = alternative.get("id").stringValue();
    BigDecimal oneOff = lines(alternative, "one_off");
    BigDecimal monthly = lines(alternative, "monthly");
    assertThat(p50(alternative, "one_off_usd")).as(id).isEqualByComparingTo(oneOff);
    assertThat(p50(alternative, "monthly_usd")).as(id).isEqualByComparingTo(monthly);
    BigDecimal total = oneOff.add(monthly.multiply(BigDecimal.valueOf(horizon)));
    assertThat(p50(alternative, "total_usd")).as(id).isEqualByComparingTo(total);
    JsonNode cumulative = alternative.get("cumulative_usd");
    assertThat(cumulative.size()).as(id).isEqualTo(horizon + 1);
    assertThat(cumulative.get(0).decimalValue()).as(id).isEqualByComparingTo(oneOff);
    assertThat(cumulative.get(horizon).decimalValue()).as(id).isEqualByComparingTo(total);
    for (String money : List.of("one_off_usd", "monthly_usd", "total_usd", "npv_usd")) {
      JsonNode range = alternative.get(money);
      assertThat(range.get("p10").decimalValue())
          .isLessThanOrEqualTo(range.get("p50").decimalValue());
      assertThat(range.get("p50").decimalValue())
          .isLessThanOrEqualTo(range.get("p90").decimalValue());
    }
    for (JsonNode line : alternative.get("lines")) {
      assertThat(line.get("source").stringValue()).as("%s: source of %s", id, line).isNotBlank();
      assertThat(line.get("as_of").stringValue()).matches("\\d{4}-\\d{2}-\\d{2}");
    }
  }

  private static BigDecimal lines(JsonNode alternative, String phase) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode line : alternative.get("lines")) {
      if (line.get("phase").stringValue().equals(phase)) {
        sum = sum.add(line.get("amount_usd").decimalValue());
      }
    }
    return sum;
  }

  private static BigDecimal p50(JsonNode alternative, String money) {
    return alternative.get(money).get("p50").decimalValue();
  }

  private static List<JsonNode> nulls(JsonNode node) {
    List<JsonNode> found = new ArrayList<>();
    node.forEach(child -> {
      if (child.isNull()) {
        found.add(node);
      }
      found.addAll(nulls(child));
    });
    return found;
  }
}
