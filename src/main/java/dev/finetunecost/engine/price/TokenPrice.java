package dev.finetunecost.engine.price;

import dev.finetunecost.engine.units.UnitPrice;
import org.jspecify.annotations.Nullable;

/**
 * What a hosted model charges per token.
 *
 * @param provider who sends the bill, such as {@code openai}
 * @param model the canonical model id, such as {@code gpt-4.1-mini}
 * @param input per 1M input tokens
 * @param cachedInput per 1M input tokens read from the prompt cache, or null where it is not
 *     offered or not known
 * @param output per 1M output tokens
 */
public record TokenPrice(
    String provider,
    String model,
    UnitPrice input,
    @Nullable UnitPrice cachedInput,
    UnitPrice output,
    Source source) {}
