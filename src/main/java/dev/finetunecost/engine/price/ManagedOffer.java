package dev.finetunecost.engine.price;

import dev.finetunecost.engine.units.UnitPrice;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A managed fine-tuning service for one model.
 *
 * @param provider who runs it, such as {@code azure}
 * @param model the canonical id of the base model
 * @param method how it trains, such as {@code sft} or {@code lora}
 * @param tier the provider's class of service, such as {@code standard} or {@code developer}
 * @param region where the price holds, or {@code any}
 * @param trainingLow per 1M trained tokens (dataset tokens × epochs), or per hour of training where
 *     that is the unit; the low end where only a range is known
 * @param trainingHigh the high end; equal to the low end where the price is exact
 * @param inference what the tuned model charges per token, or null where tokens are not the unit
 * @param hostingPerHour what keeping the tuned model deployed costs an hour, or null where it is
 *     not known
 * @param availability who may start jobs, and until when
 */
public record ManagedOffer(
    String provider,
    String model,
    String method,
    String tier,
    String region,
    UnitPrice trainingLow,
    UnitPrice trainingHigh,
    @Nullable TokenPrice inference,
    @Nullable UnitPrice hostingPerHour,
    Availability availability,
    Source source) {

  /** An offer whose price holds everywhere. */
  public ManagedOffer(
      String provider,
      String model,
      String method,
      String tier,
      UnitPrice trainingLow,
      UnitPrice trainingHigh,
      @Nullable TokenPrice inference,
      @Nullable UnitPrice hostingPerHour,
      Availability availability,
      Source source) {
    this(
        provider,
        model,
        method,
        tier,
        "any",
        trainingLow,
        trainingHigh,
        inference,
        hostingPerHour,
        availability,
        source);
  }

  /**
   * Who may start fine-tuning jobs.
   *
   * @param closedToNewSince since when organisations that never tuned here are refused, or null
   * @param lastJobs the last day on which anyone may start a job, or null
   * @param tunedModelsEnd the day on which tuned models stop answering, or null
   * @param production whether a tuned model may stay deployed, and is not only there to be tried
   *     out
   * @param note the same in words, as the provider puts it
   */
  public record Availability(
      @Nullable LocalDate closedToNewSince,
      @Nullable LocalDate lastJobs,
      @Nullable LocalDate tunedModelsEnd,
      boolean production,
      String note) {}
}
