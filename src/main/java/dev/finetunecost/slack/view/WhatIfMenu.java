package dev.finetunecost.slack.view;

import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.StaticSelectElement;
import dev.finetunecost.engine.Estimate;
import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.spec.ResolvedScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Changes worth trying on a scenario, each in words that can be typed.
 *
 * @param changes in the order of the menu
 */
public record WhatIfMenu(List<Change> changes) {
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
    return new WhatIfMenu(changes);
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
