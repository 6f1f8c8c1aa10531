package dev.finetunecost.engine.alternative;

import java.time.LocalDate;

/** Why an alternative cannot be done. */
public sealed interface Infeasibility {

  /**
   * The model does not fit in the memory of anything on offer; {@code activity} is training or
   * serving.
   */
  record DoesNotFit(String activity) implements Infeasibility {}

  /** Nobody in the price book rents out a GPU that it needs. */
  record NoGpuPrice(String gpu) implements Infeasibility {}

  /** Nobody says what serving the tuned model costs there. */
  record NoServingPrice(String provider) implements Infeasibility {}

  /** The provider removes tuned models of this tier after a trial. */
  record TrialOnly(String provider, String tier) implements Infeasibility {}

  /** The provider refuses organisations that have not tuned there before. */
  record ClosedToNewcomers(String provider, LocalDate since) implements Infeasibility {}

  /** The provider accepts no more jobs. */
  record Closed(String provider, LocalDate since) implements Infeasibility {}

  /** The tuned model would stop answering before the horizon is over. */
  record EndsTooEarly(String provider, LocalDate end) implements Infeasibility {}

  /** The data may not leave the company's own machines. */
  record DataMustStayPrivate() implements Infeasibility {}

  /** The scenario excludes this provider. */
  record ProviderExcluded(String provider) implements Infeasibility {}
}
