package dev.finetunecost.engine.spec;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.ManagedOffer;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.uncertainty.Spreads;
import dev.finetunecost.engine.uncertainty.TeamFactor;
import dev.finetunecost.engine.uncertainty.Trend;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A scenario with everything looked up: what the engine computes from.
 *
 * @param scenario complete: every value that the estimate rests on, with its origin
 * @param model the open model to tune
 * @param methods the methods to look at, the preferred one first
 * @param loraRank rank of the adapters
 * @param training what is trained on
 * @param traffic what production asks for
 * @param hosted what the hosted models charge that come into question
 * @param hardware the accelerators that may be used, and what they cost
 * @param managedOffers managed services for this model or the hosted one
 * @param effort what people and upkeep cost
 * @param policy what must hold, and what is known about the problem
 * @param spreads how uncertain the inputs are
 * @param outlook how use and prices change with time
 * @param horizonMonths how long it will be in use
 * @param startDate the day on which the work would begin
 * @param discountRate per year, 0.1 for 10 %
 * @param teamFactor what the team's own runs teach about its trainings
 */
public record ResolvedScenario(
    Scenario scenario,
    ModelSpec model,
    List<Method> methods,
    int loraRank,
    TrainingData training,
    Traffic traffic,
    Hosted hosted,
    Hardware hardware,
    List<ManagedOffer> managedOffers,
    Effort effort,
    Policy policy,
    Spreads spreads,
    Outlook outlook,
    int horizonMonths,
    LocalDate startDate,
    double discountRate,
    TeamFactor teamFactor) {
  public ResolvedScenario {
    methods = List.copyOf(methods);
    managedOffers = List.copyOf(managedOffers);
  }

  /** A scenario of a team of which no runs are known. */
  public ResolvedScenario(
      Scenario scenario,
      ModelSpec model,
      List<Method> methods,
      int loraRank,
      TrainingData training,
      Traffic traffic,
      Hosted hosted,
      Hardware hardware,
      List<ManagedOffer> managedOffers,
      Effort effort,
      Policy policy,
      Spreads spreads,
      Outlook outlook,
      int horizonMonths,
      LocalDate startDate,
      double discountRate) {
    this(
        scenario,
        model,
        methods,
        loraRank,
        training,
        traffic,
        hosted,
        hardware,
        managedOffers,
        effort,
        policy,
        spreads,
        outlook,
        horizonMonths,
        startDate,
        discountRate,
        TeamFactor.NONE);
  }

  /** This scenario with inputs that are uncertain in another way. */
  public ResolvedScenario with(Spreads otherSpreads) {
    return new ResolvedScenario(
        scenario,
        model,
        methods,
        loraRank,
        training,
        traffic,
        hosted,
        hardware,
        managedOffers,
        effort,
        policy,
        otherSpreads,
        outlook,
        horizonMonths,
        startDate,
        discountRate,
        teamFactor);
  }

  /** This scenario for a team of which such runs are known. */
  public ResolvedScenario with(TeamFactor itsFactor) {
    return new ResolvedScenario(
        scenario,
        model,
        methods,
        loraRank,
        training,
        traffic,
        hosted,
        hardware,
        managedOffers,
        effort,
        policy,
        spreads,
        outlook,
        horizonMonths,
        startDate,
        discountRate,
        itsFactor);
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
   * @param requestsPerMonth mean of the first month
   * @param inputTokens per request
   * @param outputTokens per request, hidden reasoning included
   * @param promptTokens instructions that every request repeats, as part of the input tokens
   * @param promptCut share of the instructions that a tuned model need not be told
   * @param cachedShare share of the input tokens that a provider reads from its cache
   * @param batchShare share of the requests that can wait for a batch
   * @param peakFactor busiest minute over the mean
   * @param minReplicas replicas that are always up
   * @param servingHoursPerMonth how long replicas are up
   * @param tunedModels tuned models that share the GPUs, this one included
   */
  public record Traffic(
      double requestsPerMonth,
      double inputTokens,
      double outputTokens,
      double promptTokens,
      double promptCut,
      double cachedShare,
      double batchShare,
      double peakFactor,
      int minReplicas,
      double servingHoursPerMonth,
      int tunedModels) {
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double HOURS_PER_MONTH = 730;

    /** Requests that are all answered at once and all new, from replicas that are always up. */
    public Traffic(
        double requestsPerMonth,
        double inputTokens,
        double outputTokens,
        double peakFactor,
        int minReplicas) {
      this(
          requestsPerMonth,
          inputTokens,
          outputTokens,
          0,
          0,
          0,
          0,
          peakFactor,
          minReplicas,
          HOURS_PER_MONTH,
          1);
    }

    /** Mean requests per second while replicas are up. */
    public double requestsPerSecond() {
      return requestsPerMonth / (servingHoursPerMonth * SECONDS_PER_HOUR);
    }

    /** Input tokens of a request to a model that was taught its instructions; at least 1. */
    public double tunedInputTokens() {
      return Math.max(1, inputTokens - promptTokens * promptCut);
    }

    /** This traffic with so many input tokens and this share of them cached. */
    public Traffic with(double newInputTokens, double newCachedShare) {
      return new Traffic(
          requestsPerMonth,
          newInputTokens,
          outputTokens,
          promptTokens,
          promptCut,
          newCachedShare,
          batchShare,
          peakFactor,
          minReplicas,
          servingHoursPerMonth,
          tunedModels);
    }
  }

  /**
   * What the hosted models charge that come into question.
   *
   * @param baseline the one in use, or null where none is known
   * @param cheaper a cheaper one of the same class, or null where none is known
   * @param embedding what turning text into vectors costs, or null where it is not known
   */
  public record Hosted(
      @Nullable TokenPrice baseline,
      @Nullable TokenPrice cheaper,
      @Nullable TokenPrice embedding) {}

  /**
   * The accelerators that may be used.
   *
   * @param gpus by canonical name
   * @param gpuCount GPUs to train on, or null for the smallest number that fits
   * @param offers GPUs for rent, on the policy's terms
   * @param purchases what buying costs, for each GPU for which that is known
   * @param checkpoints whether a training can go on where it stopped
   * @param hoursBetweenInterruptions of one instance that can be taken away at any time, on average
   */
  public record Hardware(
      Map<String, Gpu> gpus,
      @Nullable Integer gpuCount,
      List<GpuOffer> offers,
      List<GpuPurchase> purchases,
      boolean checkpoints,
      double hoursBetweenInterruptions) {
    public Hardware {
      gpus = Map.copyOf(gpus);
      offers = List.copyOf(offers);
      purchases = List.copyOf(purchases);
    }
  }

  /**
   * What people and upkeep cost.
   *
   * @param labelPerExample dollars for preparing one example
   * @param labellingOverhead pilot and schema, as a share of labelling
   * @param dataCollection dollars for gathering the raw data, or null where nobody said
   * @param dataPreparationHours person-hours for cleaning and checking
   * @param syntheticShare share of the examples that a model writes
   * @param syntheticPerExample dollars for one of them where no hosted model's price is known
   * @param personalData dollars per million characters for finding personal data, or null where
   *     none is to be removed
   * @param engineerHours person-hours until the first model is in production
   * @param engineerRate dollars per person-hour
   * @param promptBaselineHours person-hours for a prompt to compare with
   * @param trainingIterations full-size runs until one is good enough
   * @param evaluation dollars for evaluating the first model
   * @param security dollars for the security and compliance review, or null where nobody said
   * @param retrievalHours person-hours for building retrieval
   * @param retrievalPerMonth dollars for keeping the index
   * @param retrievedTokens tokens of retrieved text per request
   * @param monitoringPerMonth dollars
   * @param storagePerMonth dollars
   * @param onCallHoursPerMonth person-hours for looking after a self-hosted model
   * @param evaluationHoursPerMonth person-hours for judging answers in production
   * @param infrastructureOverhead network, disks and gateways, as a share of the GPU bill
   * @param retrainsPerYear how often the model is trained again
   * @param retrainShare data, training and evaluation of one retraining, as a share of the first
   * @param freshExamples most examples that are labelled for one retraining
   * @param serviceEndsPerYear how often a managed tuning service closes
   * @param modelEndsPerYear how often a hosted model is retired
   * @param migrationHours person-hours for moving a tuned model to another service
   * @param promptMigrationHours person-hours for moving a prompt to the next hosted model
   * @param reachesProduction chance that a tuned model is good enough in the end, 0 to 1
   */
  public record Effort(
      Parameter labelPerExample,
      Parameter labellingOverhead,
      @Nullable Parameter dataCollection,
      Parameter dataPreparationHours,
      double syntheticShare,
      Parameter syntheticPerExample,
      @Nullable Parameter personalData,
      Parameter engineerHours,
      Parameter engineerRate,
      Parameter promptBaselineHours,
      Parameter trainingIterations,
      Parameter evaluation,
      @Nullable Parameter security,
      Parameter retrievalHours,
      Parameter retrievalPerMonth,
      Parameter retrievedTokens,
      Parameter monitoringPerMonth,
      Parameter storagePerMonth,
      Parameter onCallHoursPerMonth,
      Parameter evaluationHoursPerMonth,
      Parameter infrastructureOverhead,
      Parameter retrainsPerYear,
      Parameter retrainShare,
      Parameter freshExamples,
      Parameter serviceEndsPerYear,
      Parameter modelEndsPerYear,
      Parameter migrationHours,
      Parameter promptMigrationHours,
      Parameter reachesProduction) {}

  /**
   * How use and prices change with time.
   *
   * @param volume of requests
   * @param apiPrice of the hosted model in use
   * @param gpuPrice of rented GPUs
   */
  public record Outlook(Trend volume, Trend apiPrice, Trend gpuPrice) {
    /** Nothing changes, and certainly not. */
    public static final Outlook FLAT = new Outlook(Trend.FLAT, Trend.FLAT, Trend.FLAT);
  }
}
