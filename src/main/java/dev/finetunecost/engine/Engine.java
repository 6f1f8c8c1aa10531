package dev.finetunecost.engine;

import dev.finetunecost.engine.alternative.Alternatives;
import dev.finetunecost.engine.alternative.Candidate;
import dev.finetunecost.engine.alternative.Ranking;
import dev.finetunecost.engine.alternative.SelfHosting;
import dev.finetunecost.engine.cost.Prospects;
import dev.finetunecost.engine.explanation.Step;
import dev.finetunecost.engine.serving.ServingPlan;
import dev.finetunecost.engine.serving.ServingPlanner;
import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.training.TrainingAnswer;
import dev.finetunecost.engine.training.TrainingPlan;
import dev.finetunecost.engine.training.TrainingPlanner;
import dev.finetunecost.engine.training.TrainingSetup;
import dev.finetunecost.engine.uncertainty.Driver;
import dev.finetunecost.engine.uncertainty.Spreads;
import dev.finetunecost.engine.uncertainty.StandardScores;
import dev.finetunecost.engine.units.MoneyRange;
import dev.finetunecost.engine.units.Range;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.engine.verdict.Judgement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From a resolved scenario to an estimate: plan training and serving, price every alternative,
 * compare them in the same states of the world, judge.
 *
 * <p>One object serves all threads; the same scenario always gets the same figures.
 */
public final class Engine {
  private static final int DRAWS = 10_000;

  /** Any number would do; this one never changes. */
  private static final long SEED = 20_261_124;

  private final TrainingPlanner trainings;
  private final ServingPlanner servings;
  private final StandardScores scores = new StandardScores(DRAWS, SEED);

  public Engine(TrainingPlanner trainings, ServingPlanner servings) {
    this.trainings = trainings;
    this.servings = servings;
  }

  /** The estimate for this scenario. */
  public Estimate estimate(ResolvedScenario asked) {
    SelfHosting selfHosting = new SelfHosting(asked, trainings, servings);
    Method method = asked.methods().getFirst();
    TrainingPlan offered = selfHosting.training(method, false);
    boolean priced =
        !(offered instanceof TrainingPlan.DoesNotFit unfit
            && unfit.reason() == TrainingPlan.Reason.NO_OFFER);
    TrainingPlan training = priced ? offered : selfHosting.unpricedTraining(method);
    ResolvedScenario scenario =
        asked.with(spreads(asked.spreads(), training, selfHosting.serving()));
    List<Candidate> candidates = Alternatives.of(scenario, selfHosting);
    Prospects prospects =
        new Prospects(
            scores.under(scenario.spreads()), scenario.horizonMonths(), scenario.discountRate());
    Ranking ranking = Ranking.of(candidates, prospects, scenario.discountRate());
    Judgement judgement = Judgement.of(ranking, prospects.draws(), scenario);
    return new Estimate(
        scenario,
        answer(training, method, priced),
        ranking.options(),
        judgement.verdict(),
        judgement.sensitivity(),
        steps(training, selfHosting.serving()));
  }

  private static List<Step> steps(TrainingPlan training, ServingPlan serving) {
    List<Step> steps = new ArrayList<>();
    if (training instanceof TrainingPlan.Fits fits) {
      steps.addAll(fits.steps());
    }
    if (serving instanceof ServingPlan.Fleet fleet) {
      steps.addAll(fleet.steps());
    }
    return steps;
  }

  /** What the formulas of speed do not know, as they say themselves. */
  private static Spreads spreads(Spreads known, TrainingPlan training, ServingPlan serving) {
    Spreads spreads = known;
    if (training instanceof TrainingPlan.Fits fits) {
      spreads = spreads.with(Driver.TRAINING_TIME, fits.gpuHours().relative());
    }
    if (serving instanceof ServingPlan.Fleet fleet) {
      spreads =
          spreads.with(
              Driver.SERVING_THROUGHPUT, fleet.prediction().requestsPerSecond().relative());
    }
    return spreads;
  }

  private static TrainingAnswer answer(TrainingPlan plan, Method method, boolean priced) {
    return switch (plan) {
      case TrainingPlan.Fits fits ->
          new TrainingAnswer.Fits(
              fits.setup(),
              fits.tight(),
              fits.prediction().peakGibPerGpu(),
              fits.gpuHours(),
              fits.wallClockHours(),
              priced ? money(fits.gpuHours(), fits.offer().listUnitPrice()) : null);
      case TrainingPlan.DoesNotFit unfit -> {
        @Nullable TrainingSetup roomiest = unfit.roomiest();
        yield roomiest == null
            ? new TrainingAnswer.CannotRun(method, unfit.reason(), unfit.smallest())
            : new TrainingAnswer.DoesNotFit(roomiest, unfit.neededGibPerGpu(), unfit.smallest());
      }
    };
  }

  private static MoneyRange money(Range hours, UnitPrice each) {
    return new MoneyRange(
        each.times(hours.p10()), each.times(hours.p50()), each.times(hours.p90()));
  }
}
