package dev.finetunecost.engine.price;

import dev.finetunecost.engine.units.UnitPrice;
import org.jspecify.annotations.Nullable;

/**
 * What a hosted model charges per token.
 *
 * @param provider who sends the bill, such as {@code openai}
 * @param model the canonical model id, such as {@code gpt-4.1-mini}
 * @param tier the provider's class of service, such as {@code standard} or {@code batch}
 * @param region where the price holds, or {@code any}
 * @param input per 1M input tokens
 * @param cachedInput per 1M input tokens read from the prompt cache, or null where it is not
 *     offered or not known
 * @param output per 1M output tokens
 */
public record TokenPrice(
    String provider,
    String model,
    String tier,
    String region,
    UnitPrice input,
    @Nullable UnitPrice cachedInput,
    UnitPrice output,
    Source source) {

  /** A price in the standard tier that holds everywhere. */
  public TokenPrice(
      String provider,
      String model,
      UnitPrice input,
      @Nullable UnitPrice cachedInput,
      UnitPrice output,
      Source source) {
    this(provider, model, "standard", "any", input, cachedInput, output, source);
  }
}
