package dev.finetunecost.engine.alternative;

import dev.finetunecost.engine.price.ManagedOffer;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.spec.ResolvedScenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All ways to reach the goal that come into question, each with its bill. */
public final class Alternatives {
  private static final Comparator<Candidate> FEASIBLE_THEN_CHEAP =
      Comparator.comparing((Candidate candidate) -> !candidate.feasible())
          .thenComparing(candidate -> candidate.plan().total());

  private Alternatives() {}

  /** The candidates of a scenario, each id once. */
  public static List<Candidate> of(ResolvedScenario scenario, SelfHosting selfHosting) {
    List<Candidate> candidates = new ArrayList<>(hosted(scenario));
    candidates.addAll(managed(scenario, selfHosting));
    SelfHostedPlans rented = new SelfHostedPlans(scenario, selfHosting);
    for (Method method : scenario.methods()) {
      candidates.add(rented.candidate(method));
    }
    new OwnedPlans(scenario, selfHosting)
        .cheapest(scenario.methods().getFirst())
        .ifPresent(candidates::add);
    return candidates;
  }

  private static List<Candidate> hosted(ResolvedScenario scenario) {
    HostedPlans plans = new HostedPlans(scenario);
    List<Candidate> candidates = new ArrayList<>();
    @Nullable TokenPrice baseline = scenario.hosted().baseline();
    if (baseline != null) {
      candidates.add(plans.api(baseline));
      candidates.add(plans.prompt(baseline));
      candidates.add(plans.rag(baseline));
    }
    @Nullable TokenPrice cheaper = scenario.hosted().cheaper();
    if (cheaper != null) {
      candidates.add(plans.cheaper(cheaper));
    }
    return candidates;
  }

  /**
   * The best offer of each provider for each model: tiers and regions of one service are not
   * different decisions.
   */
  private static List<Candidate> managed(ResolvedScenario scenario, SelfHosting selfHosting) {
    Map<String, Candidate> best = new LinkedHashMap<>();
    for (ManagedOffer offer : scenario.managedOffers()) {
      Candidate candidate = new ManagedPlan(scenario, selfHosting, offer).candidate();
      best.merge(
          candidate.alternative().id(),
          candidate,
          (one, other) -> FEASIBLE_THEN_CHEAP.compare(one, other) <= 0 ? one : other);
    }
    return List.copyOf(best.values());
  }
}
