package dev.finetunecost.engine.spec;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.ManagedOffer;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.uncertainty.Spreads;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A scenario with everything looked up: what the engine computes from.
 *
 * @param scenario complete: every value that the estimate rests on, with its origin
 * @param model the model to tune
 * @param methods the methods to look at, the preferred one first
 * @param loraRank rank of the adapters
 * @param training what is trained on
 * @param traffic what production asks for
 * @param baseline what the hosted model in use charges, or null where none is known
 * @param gpus the accelerators that may be used, by canonical name
 * @param gpuCount GPUs to train on, or null for the smallest number that fits
 * @param gpuOffers GPUs for rent, on the policy's terms
 * @param managedOffers managed services for this model or the baseline
 * @param effort what people and upkeep cost
 * @param policy what must hold
 * @param spreads how uncertain the inputs are
 * @param horizonMonths how long it will be in use
 * @param startDate the day on which the work would begin
 * @param discountRate per year, 0.1 for 10 %
 */
public record ResolvedScenario(
    Scenario scenario,
    ModelSpec model,
    List<Method> methods,
    int loraRank,
    TrainingData training,
    Traffic traffic,
    @Nullable TokenPrice baseline,
    Map<String, Gpu> gpus,
    @Nullable Integer gpuCount,
    List<GpuOffer> gpuOffers,
    List<ManagedOffer> managedOffers,
    Effort effort,
    Policy policy,
    Spreads spreads,
    int horizonMonths,
    LocalDate startDate,
    double discountRate) {
  public ResolvedScenario {
    methods = List.copyOf(methods);
    gpus = Map.copyOf(gpus);
    gpuOffers = List.copyOf(gpuOffers);
    managedOffers = List.copyOf(managedOffers);
  }

  /**
   * What is trained on.
   *
   * @param sequenceLength tokens per sequence
   * @param packed whether short examples share a sequence
   */
  public record TrainingData(
      double examples, double tokensPerExample, double epochs, int sequenceLength, boolean packed) {
    /** Tokens of the dataset times the passes over it. */
    public double trainedTokens() {
      return examples * tokensPerExample * epochs;
    }
  }

  /**
   * What production asks for.
   *
   * @param requestsPerMonth mean
   * @param inputTokens per request
   * @param outputTokens per request
   * @param peakFactor busiest minute over the mean
   * @param minReplicas replicas that are always up
   */
  public record Traffic(
      double requestsPerMonth,
      double inputTokens,
      double outputTokens,
      double peakFactor,
      int minReplicas) {
    /** Mean requests per second, over a month of 730 hours. */
    public double requestsPerSecond() {
      return requestsPerMonth / (730.0 * 3600);
    }
  }

  /**
   * What people and upkeep cost.
   *
   * @param labelPerExample dollars for preparing one example
   * @param labellingOverhead pilot and schema, as a share of labelling
   * @param engineerHours person-hours until the first model is in production
   * @param engineerRate dollars per person-hour
   * @param promptBaselineHours person-hours for the prompt to compare with; 0 where one is in use
   *     already
   * @param trainingIterations full-size runs until one is good enough
   * @param evaluation dollars for evaluating the first model
   * @param monitoringPerMonth dollars
   * @param storagePerMonth dollars
   * @param onCallHoursPerMonth person-hours for looking after a self-hosted model
   * @param infrastructureOverhead network, disks and gateways, as a share of the GPU bill
   * @param retrainsPerYear how often the model is trained again
   * @param retrainShare data, training and evaluation of one retraining, as a share of the first
   */
  public record Effort(
      Parameter labelPerExample,
      Parameter labellingOverhead,
      Parameter engineerHours,
      Parameter engineerRate,
      Parameter promptBaselineHours,
      Parameter trainingIterations,
      Parameter evaluation,
      Parameter monitoringPerMonth,
      Parameter storagePerMonth,
      Parameter onCallHoursPerMonth,
      Parameter infrastructureOverhead,
      Parameter retrainsPerYear,
      Parameter retrainShare) {}

  /** What must hold, whatever it costs. */
  public record Policy(
      boolean dataMustStayPrivate, boolean changingFacts, @Nullable Double budgetUsd) {}
}
