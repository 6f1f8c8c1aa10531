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

  /** The provider bills jobs by the hour, and nobody knows beforehand how many this one takes. */
  record HoursUnknown(String provider, double perHourUsd) implements Infeasibility {}

  /** There are fewer GPUs than it takes. */
  record TooFewGpus(int there, int needed) implements Infeasibility {}

  /** The provider removes tuned models of this tier after a trial. */
  record TrialOnly(String provider, String tier) implements Infeasibility {}

  /** The provider refuses organisations that have not tuned there before. */
  record ClosedToNewcomers(String provider, LocalDate since) implements Infeasibility {}

  /** The provider accepts no more jobs. */
  record Closed(String provider, LocalDate since) implements Infeasibility {}

  /** The tuned model would stop answering before the horizon is over. */
  record EndsTooEarly(String provider, LocalDate end) implements Infeasibility {}

  /** The training's sequences are longer than what the model can read. */
  record LongerThanContext(int contextTokens) implements Infeasibility {}

  /** Nothing may run on rented machines. */
  record OwnMachinesOnly() implements Infeasibility {}

  /** The data may not leave the company's own machines. */
  record DataMustStayPrivate() implements Infeasibility {}

  /** The data may not leave the European Union, and this is offered elsewhere only. */
  record OutsideEurope(String provider) implements Infeasibility {}

  /** The scenario excludes this provider. */
  record ProviderExcluded(String provider) implements Infeasibility {}

  /** The first token comes later than it must; {@code millis} is what one may count on at best. */
  record TooSlow(double millis, double limitMillis) implements Infeasibility {}

  /** The model's licence sets conditions. */
  record LicenceConditions(String licence) implements Infeasibility {}

  /** There is nobody to look after servers and models. */
  record NobodyToRunIt() implements Infeasibility {}
}
