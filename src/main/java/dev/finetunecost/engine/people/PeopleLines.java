package dev.finetunecost.engine.people;

import static dev.finetunecost.engine.cost.CostLine.Category.DATA;
import static dev.finetunecost.engine.cost.CostLine.Category.ENGINEERING;
import static dev.finetunecost.engine.cost.CostLine.Category.EVALUATION;
import static dev.finetunecost.engine.cost.CostLine.Category.MONITORING;
import static dev.finetunecost.engine.cost.CostLine.Category.ON_CALL;
import static dev.finetunecost.engine.cost.CostLine.Category.RETRAINING;
import static dev.finetunecost.engine.cost.CostLine.Phase.MONTHLY;
import static dev.finetunecost.engine.cost.CostLine.Phase.ONE_OFF;

import dev.finetunecost.engine.cost.CostLine;
import dev.finetunecost.engine.cost.CostPlan.NotPriced;
import dev.finetunecost.engine.cost.Quantity.Proportional;
import dev.finetunecost.engine.spec.Parameter;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.spec.ResolvedScenario.Effort;
import dev.finetunecost.engine.uncertainty.Driver;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.engine.units.Usd;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The lines that a fine-tune costs in people and care, wherever it runs. */
public final class PeopleLines {
  private static final double MONTHS_PER_YEAR = 12;

  private PeopleLines() {}

  /** Data, engineering and evaluation until the first model is in production. */
  public static List<CostLine> oneOff(ResolvedScenario scenario) {
    Effort effort = scenario.effort();
    double examples = scenario.training().examples();
    List<CostLine> lines = new ArrayList<>();
    lines.add(labelling("Preparing the training examples", examples, effort));
    lines.add(
        labelling(
            "Labelling pilot and schema", examples * effort.labellingOverhead().typical(), effort));
    lines.add(engineering("Engineering and integration", effort.engineerHours().typical(), effort));
    if (effort.promptBaselineHours().typical() > 0) {
      lines.add(
          engineering(
              "Prompt baseline to compare with", effort.promptBaselineHours().typical(), effort));
    }
    lines.add(
        new CostLine(
            EVALUATION,
            "Evaluating the first model",
            ONE_OFF,
            new Proportional(1, List.of(Driver.EVALUATION)),
            price(effort.evaluation(), PricingUnit.PROJECT),
            List.of(),
            false,
            effort.evaluation().source()));
    return lines;
  }

  /** What every tuned model needs each month: monitoring, and now and then another training. */
  public static List<CostLine> upkeep(ResolvedScenario scenario, List<CostLine> firstBuild) {
    return List.of(monitoring(scenario.effort()), retraining(scenario.effort(), firstBuild));
  }

  /** Looking after a model that runs on one's own servers. */
  public static CostLine onCall(Effort effort) {
    return new CostLine(
        ON_CALL,
        "Looking after the servers",
        MONTHLY,
        new Proportional(effort.onCallHoursPerMonth().typical(), List.of(Driver.PEOPLE_HOURS)),
        price(effort.engineerRate(), PricingUnit.PERSON_HOUR),
        List.of(Driver.PEOPLE_RATE),
        false,
        effort.onCallHoursPerMonth().source());
  }

  /** What a fine-tune also costs, but only its owner can say how much. */
  public static List<NotPriced> notPriced() {
    return List.of(
        new NotPriced(
            "Gathering the raw data", "what it costs you to collect it, or that you have it"),
        new NotPriced("Security and compliance review", "what your own process charges for one"));
  }

  private static CostLine labelling(String label, double examples, Effort effort) {
    return new CostLine(
        DATA,
        label,
        ONE_OFF,
        new Proportional(examples, List.of()),
        price(effort.labelPerExample(), PricingUnit.EXAMPLE),
        List.of(Driver.LABELLING),
        false,
        effort.labelPerExample().source());
  }

  private static CostLine engineering(String label, double hours, Effort effort) {
    return new CostLine(
        ENGINEERING,
        label,
        ONE_OFF,
        new Proportional(hours, List.of(Driver.PEOPLE_HOURS)),
        price(effort.engineerRate(), PricingUnit.PERSON_HOUR),
        List.of(Driver.PEOPLE_RATE),
        false,
        effort.engineerHours().source());
  }

  private static CostLine monitoring(Effort effort) {
    return new CostLine(
        MONITORING,
        "Monitoring",
        MONTHLY,
        new Proportional(1, List.of()),
        price(effort.monitoringPerMonth(), PricingUnit.MONTH),
        List.of(),
        false,
        effort.monitoringPerMonth().source());
  }

  /**
   * A share of what the first data, training and evaluation cost, so many times a year. Engineering
   * is left out: the pipeline stands.
   */
  private static CostLine retraining(Effort effort, List<CostLine> firstBuild) {
    Set<CostLine.Category> repeated = Set.of(DATA, CostLine.Category.TRAINING, EVALUATION);
    Usd base =
        firstBuild.stream()
            .filter(line -> line.phase() == ONE_OFF && repeated.contains(line.category()))
            .map(CostLine::amount)
            .reduce(Usd.ZERO, Usd::plus);
    return new CostLine(
        RETRAINING,
        "Retraining",
        MONTHLY,
        new Proportional(
            effort.retrainsPerYear().typical() / MONTHS_PER_YEAR, List.of(Driver.RETRAINING)),
        UnitPrice.of(base.dollars() * effort.retrainShare().typical(), PricingUnit.RUN),
        List.of(),
        false,
        effort.retrainShare().source());
  }

  private static UnitPrice price(Parameter parameter, PricingUnit unit) {
    return UnitPrice.of(parameter.typical(), unit);
  }
}
