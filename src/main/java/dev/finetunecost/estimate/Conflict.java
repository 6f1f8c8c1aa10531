package dev.finetunecost.estimate;

import dev.finetunecost.engine.Estimate;
import dev.finetunecost.engine.alternative.Alternative;
import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.uncertainty.Draw;
import dev.finetunecost.engine.uncertainty.Driver;
import dev.finetunecost.prices.Agreement;
import dev.finetunecost.prices.PriceBook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A price on which sources differ by so much that the answer would be another.
 *
 * @param item what it is the price of: a hosted model or a GPU, by its canonical name
 * @param isGpu whether it is a GPU
 * @param source the other one
 * @param difference how much dearer it is there, as a share of the price in use; negative where it
 *     is cheaper
 */
public record Conflict(String item, boolean isGpu, Source source, double difference) {

  /**
   * The conflicts that matter to this estimate; none where sources agree, or money did not decide.
   */
  public static List<Conflict> of(Estimate estimate, PriceBook prices) {
    Optional<Option> cheapest = cheapest(estimate, Draw.CENTRAL);
    @Nullable String choice = estimate.verdict().choice();
    if (choice == null
        || cheapest.isEmpty()
        || !sides(estimate)
        || cheapest.get().alternative().tunes() != estimate.option(choice).alternative().tunes()) {
      return List.of();
    }
    List<Conflict> conflicts = new ArrayList<>();
    @Nullable TokenPrice hosted = estimate.resolved().hosted().baseline();
    if (hosted != null) {
      dissent(prices.agreement(hosted))
          .filter(opinion -> changes(estimate, Driver.API_PRICE, opinion))
          .map(opinion ->
              new Conflict(hosted.model(), false, opinion.source(), opinion.difference()))
          .forEach(conflicts::add);
    }
    contenders(estimate)
        .map(Option::alternative)
        .filter(Alternative.SelfHosted.class::isInstance)
        .flatMap(own -> Stream.ofNullable(((Alternative.SelfHosted) own).servingOffer()))
        .distinct()
        .flatMap(offer -> ofGpu(offer, estimate, prices))
        .forEach(conflicts::add);
    return List.copyOf(conflicts);
  }

  private static Stream<Conflict> ofGpu(GpuOffer offer, Estimate estimate, PriceBook prices) {
    return dissent(prices.agreement(offer))
        .filter(opinion -> changes(estimate, Driver.GPU_PRICE, opinion))
        .map(opinion -> new Conflict(offer.gpu(), true, opinion.source(), opinion.difference()));
  }

  private static Stream<Agreement.Opinion> dissent(Agreement agreement) {
    return agreement.others().stream()
        .filter(opinion -> opinion.difference() > -1)
        .sorted(Comparator.comparingDouble(opinion -> -Math.abs(opinion.difference())));
  }

  /** Whether tuning and staying would change places at the other source's price. */
  private static boolean changes(Estimate estimate, Driver driver, Agreement.Opinion opinion) {
    Draw theirs = Draw.CENTRAL.with(driver, 1 + opinion.difference());
    return !cheapest(estimate, theirs)
        .map(option -> option.alternative().tunes())
        .equals(cheapest(estimate, Draw.CENTRAL).map(option -> option.alternative().tunes()));
  }

  private static boolean sides(Estimate estimate) {
    return contenders(estimate).map(option -> option.alternative().tunes()).distinct().count() > 1;
  }

  private static Optional<Option> cheapest(Estimate estimate, Draw draw) {
    int months = estimate.resolved().horizonMonths();
    return contenders(estimate)
        .min(Comparator.comparingDouble(option -> option.plan().total(draw, months)));
  }

  /**
   * What the verdict is between: the hosted model as it is, and ways to tune on rented machines.
   */
  private static Stream<Option> contenders(Estimate estimate) {
    return estimate.feasible().stream()
        .filter(option ->
            switch (option.alternative()) {
              case Alternative.Api _, Alternative.Managed _, Alternative.SelfHosted _ -> true;
              case Alternative.Prompt _,
                  Alternative.Rag _,
                  Alternative.CheaperApi _,
                  Alternative.Owned _ ->
                  false;
            });
  }
}
