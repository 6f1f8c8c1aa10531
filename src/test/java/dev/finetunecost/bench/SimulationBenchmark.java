package dev.finetunecost.bench;

import dev.finetunecost.engine.Estimate;
import dev.finetunecost.engine.alternative.Candidate;
import dev.finetunecost.engine.alternative.Ranking;
import dev.finetunecost.engine.cost.Prospects;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.uncertainty.StandardScores;
import dev.finetunecost.estimate.Said;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Ten thousand draws of all alternatives over 36 months, ranges and chances included: at most 50 ms
 * on one core.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before anything else
public class SimulationBenchmark {
  private final StandardScores scores = new StandardScores(10_000, 1);

  /** Growth makes replicas a matter of each month. */
  @Param({"0", "0.03"})
  public double volumeGrowthPerMonth;

  private ResolvedScenario scenario;
  private List<Candidate> candidates;

  /** The support emails of the sample, for 36 months. */
  @Setup
  public void estimate() {
    Estimate estimate =
        Said.estimate(
            Said.and(
                Said.SUPPORT_EMAILS,
                "horizon_months=36",
                "volume_growth_per_month=" + volumeGrowthPerMonth));
    scenario = estimate.resolved();
    candidates =
        estimate.alternatives().stream()
            .map(option ->
                new Candidate(option.alternative(), option.infeasibleBecause(), option.plan()))
            .toList();
  }

  /** Draws, bills, ranges, chances. */
  @Benchmark
  public Ranking simulate() {
    Prospects prospects =
        new Prospects(
            scores.under(scenario.spreads()), scenario.horizonMonths(), scenario.discountRate());
    return Ranking.of(candidates, prospects, scenario.discountRate());
  }
}
