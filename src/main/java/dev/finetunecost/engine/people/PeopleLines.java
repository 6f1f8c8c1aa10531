package dev.finetunecost.engine.people;

import static dev.finetunecost.engine.cost.CostLine.Category.DATA;
import static dev.finetunecost.engine.cost.CostLine.Category.ENGINEERING;
import static dev.finetunecost.engine.cost.CostLine.Category.EVALUATION;
import static dev.finetunecost.engine.cost.CostLine.Category.MIGRATION;
import static dev.finetunecost.engine.cost.CostLine.Category.MONITORING;
import static dev.finetunecost.engine.cost.CostLine.Category.ON_CALL;
import static dev.finetunecost.engine.cost.CostLine.Category.PROMPTING;
import static dev.finetunecost.engine.cost.CostLine.Category.RETRAINING;
import static dev.finetunecost.engine.cost.CostLine.Category.SECURITY;
import static dev.finetunecost.engine.cost.CostLine.Category.STORAGE;
import static dev.finetunecost.engine.cost.CostLine.Phase.ONE_OFF;

import dev.finetunecost.engine.cost.CostLine;
import dev.finetunecost.engine.cost.CostPlan.NotPriced;
import dev.finetunecost.engine.cost.Quantity.Proportional;
import dev.finetunecost.engine.spec.Field;
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
import org.jspecify.annotations.Nullable;

/** The lines that people and care cost, whatever runs where. */
public final class PeopleLines {
  private static final double MONTHS_PER_YEAR = 12;
  private static final Set<CostLine.Category> REPEATED =
      Set.of(DATA, CostLine.Category.TRAINING, EVALUATION);

  private PeopleLines() {}

  /** Data, engineering, evaluation and review until the first tuned model is in production. */
  public static List<CostLine> oneOff(ResolvedScenario scenario) {
    Effort effort = scenario.effort();
    List<CostLine> lines = new ArrayList<>(DataLines.of(scenario));
    if (effort.promptBaselineHours().typical() > 0 && !promptIsThere(scenario)) {
      lines.add(promptWork("Prompt baseline to compare with", effort));
    }
    lines.add(
        hours(ENGINEERING, "Engineering and integration", effort.engineerHours(), effort)
            .because("until the first model is in production"));
    lines.add(evaluation("Evaluating the first model", effort));
    security(effort, lines);
    return lines;
  }

  /** A hosted model in use has a prompt already, which can be compared with. */
  private static boolean promptIsThere(ResolvedScenario scenario) {
    @Nullable Boolean tried = scenario.policy().promptBaseline();
    return tried == null ? scenario.scenario().has(Field.BASELINE_MODEL) : tried;
  }

  /** Work on a prompt. */
  public static CostLine promptWork(String label, Effort effort) {
    return hours(PROMPTING, label, effort.promptBaselineHours(), effort);
  }

  /** Judging whether a model is good enough. */
  public static CostLine evaluation(String label, Effort effort) {
    return CostLine.once(
        EVALUATION,
        label,
        new Proportional(1, List.of(Driver.EVALUATION)),
        price(effort.evaluation(), PricingUnit.PROJECT),
        effort.evaluation().source());
  }

  /** Work of so many person-hours, paid once. */
  public static CostLine hours(
      CostLine.Category category, String label, Parameter hours, Effort effort) {
    return CostLine.once(
            category,
            label,
            new Proportional(hours.typical(), List.of(Driver.PEOPLE_HOURS)),
            price(effort.engineerRate(), PricingUnit.PERSON_HOUR),
            hours.source())
        .pricedBy(Driver.PEOPLE_RATE);
  }

  /**
   * What every tuned model needs each month: watching it, judging its answers, keeping its weights,
   * and now and then another training.
   */
  public static List<CostLine> upkeep(ResolvedScenario scenario, List<CostLine> firstBuild) {
    Effort effort = scenario.effort();
    return List.of(
        CostLine.monthly(
            STORAGE,
            "Keeping model versions",
            new Proportional(1, List.of()),
            price(effort.storagePerMonth(), PricingUnit.MONTH),
            effort.storagePerMonth().source()),
        monitoring(effort),
        CostLine.monthly(
                EVALUATION,
                "Judging answers in production",
                new Proportional(
                    effort.evaluationHoursPerMonth().typical(), List.of(Driver.EVALUATION)),
                price(effort.engineerRate(), PricingUnit.PERSON_HOUR),
                effort.evaluationHoursPerMonth().source())
            .pricedBy(Driver.PEOPLE_RATE)
            .because("rounds a month × person-hours a round"),
        retraining(scenario, firstBuild));
  }

  /** Watching what is in production. */
  public static CostLine monitoring(Effort effort) {
    return CostLine.monthly(
        MONITORING,
        "Monitoring",
        new Proportional(1, List.of()),
        price(effort.monitoringPerMonth(), PricingUnit.MONTH),
        effort.monitoringPerMonth().source());
  }

  /** Looking after a model that runs on one's own servers. */
  public static CostLine onCall(Effort effort) {
    return CostLine.monthly(
            ON_CALL,
            "Looking after the servers",
            new Proportional(effort.onCallHoursPerMonth().typical(), List.of(Driver.ON_CALL_HOURS)),
            price(effort.engineerRate(), PricingUnit.PERSON_HOUR),
            effort.onCallHoursPerMonth().source())
        .pricedBy(Driver.PEOPLE_RATE);
  }

  /** Moving on when a hosted model or a service ends: how often that happens × the work of it. */
  public static CostLine migration(
      String label, Parameter endsPerYear, Parameter hours, Effort effort) {
    return CostLine.monthly(
            MIGRATION,
            label,
            new Proportional(
                endsPerYear.typical() / MONTHS_PER_YEAR * hours.typical(),
                List.of(Driver.MIGRATION)),
            price(effort.engineerRate(), PricingUnit.PERSON_HOUR),
            endsPerYear.source())
        .pricedBy(Driver.PEOPLE_RATE)
        .because("expected ends a month × person-hours for one move");
  }

  /** What a tuned model also costs, but only its owner can say how much. */
  public static List<NotPriced> notPriced(Effort effort) {
    List<NotPriced> open = new ArrayList<>();
    if (effort.dataCollection() == null) {
      open.add(
          new NotPriced(
              "Gathering the raw data", "what it costs you to collect it, or that you have it"));
    }
    if (effort.security() == null) {
      open.add(
          new NotPriced("Security and compliance review", "what your own process charges for one"));
    }
    return open;
  }

  private static void security(Effort effort, List<CostLine> lines) {
    @Nullable Parameter review = effort.security();
    if (review != null) {
      lines.add(
          CostLine.once(
              SECURITY,
              "Security and compliance review",
              new Proportional(1, List.of()),
              price(review, PricingUnit.PROJECT),
              review.source()));
    }
  }

  /**
   * A share of what the first data, training and evaluation cost, so many times a year. Labels are
   * bought for fresh examples only. Engineering is left out: the pipeline stands.
   */
  private static CostLine retraining(ResolvedScenario scenario, List<CostLine> firstBuild) {
    Effort effort = scenario.effort();
    double share = effort.retrainShare().typical();
    double labelled =
        Math.min(share, effort.freshExamples().typical() / scenario.training().examples());
    double each = 0;
    for (CostLine line : firstBuild) {
      if (line.phase() == ONE_OFF && REPEATED.contains(line.category())) {
        boolean label = line.price().unit() == PricingUnit.EXAMPLE;
        each += line.amount().dollars() * (label ? labelled : share);
      }
    }
    return CostLine.monthly(
            RETRAINING,
            "Retraining as the world changes",
            new Proportional(
                effort.retrainsPerYear().typical() / MONTHS_PER_YEAR, List.of(Driver.RETRAINING)),
            new UnitPrice(Usd.of(each).amount(), PricingUnit.RUN),
            effort.retrainShare().source())
        .because("fresh examples, and a share of the first preparation, training and evaluation");
  }

  static UnitPrice price(Parameter parameter, PricingUnit unit) {
    return UnitPrice.of(parameter.typical(), unit);
  }
}
