package dev.finetunecost.engine.people;

import static dev.finetunecost.engine.cost.CostLine.Category.DATA;
import static dev.finetunecost.engine.people.PeopleLines.price;

import dev.finetunecost.engine.cost.CostLine;
import dev.finetunecost.engine.cost.Quantity.Proportional;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.spec.Parameter;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.spec.ResolvedScenario.Effort;
import dev.finetunecost.engine.spec.ResolvedScenario.TrainingData;
import dev.finetunecost.engine.uncertainty.Driver;
import dev.finetunecost.engine.units.PricingUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the examples cost before anything is trained on them. */
final class DataLines {
  private static final double MILLION = 1e6;

  /** English text: OpenAI's tokenizer page, "one token generally corresponds to ~4 characters". */
  private static final double CHARACTERS_PER_TOKEN = 4;

  private DataLines() {}

  /** Gathering, cleaning, writing, labelling and making anonymous; only what applies. */
  static List<CostLine> of(ResolvedScenario scenario) {
    Effort effort = scenario.effort();
    List<CostLine> lines = new ArrayList<>();
    collection(effort, lines);
    if (effort.dataPreparationHours().typical() > 0) {
      lines.add(
          PeopleLines.hours(
              DATA, "Cleaning and checking the data", effort.dataPreparationHours(), effort));
    }
    synthetic(scenario, lines);
    double byPeople = scenario.training().examples() * (1 - effort.syntheticShare());
    if (byPeople > 0 && effort.labelPerExample().typical() > 0) {
      lines.add(labelling("Preparing the training examples", byPeople, effort));
      lines.add(
          labelling(
              "Labelling pilot and schema",
              byPeople * effort.labellingOverhead().typical(),
              effort));
    }
    personalData(scenario, lines);
    return lines;
  }

  private static void collection(Effort effort, List<CostLine> lines) {
    @Nullable Parameter collection = effort.dataCollection();
    if (collection != null) {
      lines.add(
          CostLine.once(
              DATA,
              "Gathering the raw data",
              new Proportional(1, List.of()),
              price(collection, PricingUnit.PROJECT),
              collection.source()));
    }
  }

  /**
   * Examples that a model writes are paid as output tokens of the hosted model where its price is
   * known.
   */
  private static void synthetic(ResolvedScenario scenario, List<CostLine> lines) {
    TrainingData data = scenario.training();
    double written = data.examples() * scenario.effort().syntheticShare();
    if (written == 0) {
      return;
    }
    @Nullable TokenPrice writer = scenario.hosted().baseline();
    if (writer != null) {
      lines.add(
          CostLine.once(
                  DATA,
                  "Examples written by a model",
                  new Proportional(
                      written * data.tokensPerExample() / MILLION,
                      List.of(Driver.TOKENS_PER_EXAMPLE)),
                  writer.output(),
                  writer.source())
              .because("examples × tokens, at the price of output"));
      return;
    }
    Parameter each = scenario.effort().syntheticPerExample();
    lines.add(
        CostLine.once(
                DATA,
                "Examples written by a model",
                new Proportional(written, List.of()),
                price(each, PricingUnit.EXAMPLE),
                each.source())
            .pricedBy(Driver.LABELLING));
  }

  private static void personalData(ResolvedScenario scenario, List<CostLine> lines) {
    @Nullable Parameter perMillion = scenario.effort().personalData();
    if (perMillion == null) {
      return;
    }
    TrainingData data = scenario.training();
    lines.add(
        CostLine.once(
                DATA,
                "Finding personal data in the examples",
                new Proportional(
                    data.examples() * data.tokensPerExample() * CHARACTERS_PER_TOKEN / MILLION,
                    List.of(Driver.TOKENS_PER_EXAMPLE)),
                price(perMillion, PricingUnit.MILLION_CHARACTERS),
                perMillion.source())
            .because("examples × tokens × 4 characters"));
  }

  private static CostLine labelling(String label, double examples, Effort effort) {
    return CostLine.once(
            DATA,
            label,
            new Proportional(examples, List.of()),
            price(effort.labelPerExample(), PricingUnit.EXAMPLE),
            effort.labelPerExample().source())
        .pricedBy(Driver.LABELLING);
  }
}
