package dev.finetunecost.engine.alternative;

import static dev.finetunecost.engine.cost.CostLine.Category.ENGINEERING;
import static dev.finetunecost.engine.cost.CostLine.Category.HOSTING;
import static dev.finetunecost.engine.cost.CostLine.Category.RETRIEVAL;

import dev.finetunecost.engine.cost.CostLine;
import dev.finetunecost.engine.cost.CostPlan;
import dev.finetunecost.engine.cost.CostPlan.NotPriced;
import dev.finetunecost.engine.cost.Quantity.Proportional;
import dev.finetunecost.engine.people.PeopleLines;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.spec.Policy.Circumstance;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.spec.ResolvedScenario.Effort;
import dev.finetunecost.engine.spec.ResolvedScenario.Traffic;
import dev.finetunecost.engine.uncertainty.Driver;
import dev.finetunecost.engine.uncertainty.Trend;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.UnitPrice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hosted models that nobody tunes: as today, with a better prompt, with retrieval, or cheaper. */
final class HostedPlans {
  private static final double MILLION = 1e6;

  /** The shortest prefix that providers cache, OpenAI's and Anthropic's documentation alike. */
  private static final double SHORTEST_CACHED_PREFIX = 1_024;

  /**
   * A cached prefix lives for five minutes (Anthropic; OpenAI: five to ten): with less than one
   * request in five minutes there is nothing to read.
   */
  private static final double REQUESTS_THAT_KEEP_A_CACHE_WARM = 730 * 12;

  /** The first token of a hosted model comes later than this: rule 19 begins here. */
  private static final double HOSTED_LATENCY_MILLIS = 100;

  private final ResolvedScenario scenario;
  private final Effort effort;

  HostedPlans(ResolvedScenario scenario) {
    this.scenario = scenario;
    this.effort = scenario.effort();
  }

  /** As today: tokens, and moving on when the model is retired. */
  Candidate api(TokenPrice price) {
    List<CostLine> lines = new ArrayList<>(tokens(price, scenario.traffic(), Driver.API_PRICE));
    lines.add(retirement());
    return candidate(new Alternative.Api(price), price, lines, List.of());
  }

  /** With a prompt that was worked on, and whose repeated part is cached where that is possible. */
  Candidate prompt(TokenPrice price) {
    Traffic traffic = scenario.traffic();
    boolean cacheable =
        traffic.promptTokens() >= SHORTEST_CACHED_PREFIX
            && traffic.requestsPerMonth() >= REQUESTS_THAT_KEEP_A_CACHE_WARM;
    double repeated = cacheable ? traffic.promptTokens() / traffic.inputTokens() : 0;
    List<CostLine> lines = new ArrayList<>();
    lines.add(PeopleLines.promptWork("Work on the prompt", effort));
    lines.add(PeopleLines.evaluation("Evaluating the prompt", effort));
    lines.addAll(
        tokens(
            price,
            traffic.with(traffic.inputTokens(), Math.max(traffic.cachedShare(), repeated)),
            Driver.API_PRICE));
    lines.add(retirement());
    return candidate(new Alternative.Prompt(price), price, lines, List.of());
  }

  /** With the passages that an index finds for each question. */
  Candidate rag(TokenPrice price) {
    Traffic traffic = scenario.traffic();
    double retrieved = effort.retrievedTokens().typical();
    List<CostLine> lines = new ArrayList<>();
    lines.add(
        PeopleLines.hours(ENGINEERING, "Building retrieval", effort.retrievalHours(), effort));
    lines.add(PeopleLines.evaluation("Evaluating retrieval and answers", effort));
    List<NotPriced> open = new ArrayList<>();
    embedding(lines, open);
    double input = traffic.inputTokens() + retrieved;
    lines.addAll(
        tokens(
            price,
            traffic.with(input, traffic.cachedShare() * traffic.inputTokens() / input),
            Driver.API_PRICE));
    lines.add(
        CostLine.monthly(
            HOSTING,
            "Keeping the index",
            new Proportional(1, List.of()),
            UnitPrice.of(effort.retrievalPerMonth().typical(), PricingUnit.MONTH),
            effort.retrievalPerMonth().source()));
    lines.add(PeopleLines.monitoring(effort));
    lines.add(retirement());
    return candidate(new Alternative.Rag(price), price, lines, open);
  }

  /** On a cheaper model of the same class, after moving the prompt and judging the answers. */
  Candidate cheaper(TokenPrice price) {
    List<CostLine> lines = new ArrayList<>();
    lines.add(
        PeopleLines.hours(
            CostLine.Category.MIGRATION,
            "Moving the prompt",
            effort.promptMigrationHours(),
            effort));
    lines.add(PeopleLines.evaluation("Evaluating the cheaper model", effort));
    lines.addAll(tokens(price, scenario.traffic()));
    lines.add(retirement());
    return candidate(new Alternative.CheaperApi(price), price, lines, List.of());
  }

  /** Why a hosted model is out of the question. */
  static List<Infeasibility> infeasibleBecause(ResolvedScenario scenario, String provider) {
    List<Infeasibility> because = new ArrayList<>();
    if (scenario.policy().excludedProviders().contains(provider)) {
      because.add(new Infeasibility.ProviderExcluded(provider));
    }
    if (scenario.policy().has(Circumstance.DATA_MUST_STAY)) {
      because.add(new Infeasibility.DataMustStayPrivate());
    }
    @Nullable Double limit = scenario.policy().latencyMillis();
    if (limit != null && limit <= HOSTED_LATENCY_MILLIS) {
      because.add(new Infeasibility.TooSlow(HOSTED_LATENCY_MILLIS, limit));
    }
    return because;
  }

  /** What a hosted model also costs where the law has a say. */
  static List<NotPriced> notPriced(ResolvedScenario scenario, String provider) {
    List<NotPriced> open = new ArrayList<>();
    if (scenario.policy().has(Circumstance.EU_ONLY)) {
      open.add(
          new NotPriced(
              "Processing inside the EU",
              "whether " + provider + " offers it for this model, and at what surcharge"));
    }
    if (scenario.policy().has(Circumstance.HEALTH_DATA)) {
      open.add(
          new NotPriced(
              "Agreement on health data", "whether " + provider + " signs one, and at what price"));
    }
    return open;
  }

  private List<CostLine> tokens(TokenPrice price, Traffic traffic, Driver... priceDrivers) {
    return new TokenLines(
            traffic,
            price,
            scenario.outlook().volume(),
            scenario.outlook().apiPrice(),
            priceDrivers)
        .monthly();
  }

  private CostLine retirement() {
    return PeopleLines.migration(
        "Moving on when the model is retired",
        effort.modelEndsPerYear(),
        effort.promptMigrationHours(),
        effort);
  }

  /** Turning the corpus into vectors once, and each question. */
  private void embedding(List<CostLine> lines, List<NotPriced> open) {
    @Nullable TokenPrice price = scenario.hosted().embedding();
    if (price == null) {
      open.add(new NotPriced("Turning text into vectors", "the price of an embedding model"));
      return;
    }
    lines.add(
        CostLine.once(
                RETRIEVAL,
                "Turning the documents into vectors",
                new Proportional(
                    scenario.training().examples()
                        * scenario.training().tokensPerExample()
                        / MILLION,
                    List.of(Driver.TOKENS_PER_EXAMPLE)),
                price.input(),
                price.source())
            .because("documents × tokens"));
    lines.add(
        new TokenLines(scenario.traffic(), price, scenario.outlook().volume(), Trend.FLAT)
            .line(
                "Turning each question into a vector",
                scenario.traffic().inputTokens() - scenario.traffic().promptTokens(),
                price.input()));
  }

  private Candidate candidate(
      Alternative alternative, TokenPrice price, List<CostLine> lines, List<NotPriced> also) {
    List<NotPriced> open = new ArrayList<>(also);
    open.addAll(notPriced(scenario, price.provider()));
    return new Candidate(
        alternative,
        infeasibleBecause(scenario, price.provider()),
        new CostPlan(lines, open, scenario.horizonMonths()));
  }
}
