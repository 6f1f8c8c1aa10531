package dev.finetunecost.slack.view;

import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.StaticSelectElement;
import dev.finetunecost.engine.Estimate;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.spec.Origin;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.report.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Changes worth trying on a scenario, each in words that can be typed.
 *
 * @param changes in the order of the menu
 */
public record WhatIfMenu(List<Change> changes) {
  /** Nothing to try. */
  static final WhatIfMenu NONE = new WhatIfMenu(List.of());

  /** Accelerators that most clouds rent out, by their usual price for an hour. */
  private static final List<String> FROM_CHEAP_TO_DEAR =
      List.of("T4", "L4", "RTX-4090", "L40S", "A100", "H100", "H200", "B200");

  public WhatIfMenu {
    changes = List.copyOf(changes);
  }

  /**
   * A change.
   *
   * @param label what the menu says
   * @param words what stands after {@code what-if FT-12}
   */
  public record Change(String label, String words) {}

  /** What one would try on this estimate. */
  public static WhatIfMenu of(Estimate estimate) {
    ResolvedScenario resolved = estimate.resolved();
    List<Change> changes = new ArrayList<>();
    for (Method method : Method.values()) {
      if (method != resolved.methods().getFirst()) {
        changes.add(new Change(method.label(), method.label()));
      }
    }
    double requests = resolved.traffic().requestsPerMonth();
    if (requests >= 2) {
      changes.add(new Change("Half the requests", perMonth(requests / 2)));
      changes.add(new Change("Twice the requests", perMonth(requests * 2)));
    }
    for (int months : new int[] {12, 24, 36}) {
      if (months != resolved.horizonMonths()) {
        changes.add(new Change("Over %d months".formatted(months), months + " months"));
      }
    }
    double examples = resolved.training().examples();
    changes.add(new Change("Twice the examples", count(examples * 2) + " examples"));
    changes.add(new Change("On spot GPUs", "on spot GPUs"));
    cheaper(resolved.scenario())
        .ifPresent(gpu ->
            changes.add(new Change("On a cheaper GPU: " + Names.gpu(gpu), "on " + Names.gpu(gpu))));
    return new WhatIfMenu(changes);
  }

  /** The next cheaper accelerator, where somebody named one; else the cheapest is taken anyway. */
  private static Optional<String> cheaper(Scenario scenario) {
    return scenario
        .get(Field.GPU)
        .filter(stated -> stated.origin() == Origin.STATED)
        .flatMap(_ -> scenario.text(Field.GPU))
        .map(gpu -> FROM_CHEAP_TO_DEAR.indexOf(family(gpu)))
        .filter(at -> at > 0)
        .map(at -> FROM_CHEAP_TO_DEAR.get(at - 1));
  }

  /** {@code A100-80GB} is an A100. */
  private static String family(String gpu) {
    return FROM_CHEAP_TO_DEAR.stream().filter(gpu::startsWith).findFirst().orElse(gpu);
  }

  StaticSelectElement select(String id) {
    List<OptionObject> options =
        changes.stream()
            .map(change ->
                Blocks.option(change.label(), "what-if %s %s".formatted(id, change.words())))
            .toList();
    return StaticSelectElement.builder()
        .actionId(Run.PREFIX + "what-if")
        .placeholder(Blocks.plain("What if…", Limits.PLACEHOLDER))
        .options(options)
        .build();
  }

  private static String perMonth(double requests) {
    return count(requests) + " requests per month";
  }

  private static String count(double number) {
    return String.format(Locale.ROOT, "%d", Math.round(number));
  }
}
