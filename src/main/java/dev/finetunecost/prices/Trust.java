package dev.finetunecost.prices;

import dev.finetunecost.engine.price.Source;
import java.util.Comparator;
import java.util.Set;

/**
 * Whom to believe where sources disagree about one price: the provider's own endpoint (or a
 * recording of it) before a dated catalogue, a catalogue before a reseller. Among equals the newest
 * wins. A newer source of lower rank is a warning, never a silent replacement.
 */
final class Trust {
  /** A workspace's own book: what it has negotiated beats every list price. */
  static final String WORKSPACE = "workspace";

  private static final Set<String> CATALOGUES = Set.of("litellm", "genai-prices");
  private static final Set<String> RESELLERS = Set.of("openrouter", "huggingface", "shadeform");

  /** The most trusted source first. */
  static final Comparator<Source> ORDER =
      Comparator.comparingInt(Trust::rank)
          .thenComparing(Comparator.comparing(Source::asOf).reversed())
          .thenComparing(
              Comparator.comparing(Source::id).reversed()); // LiteLLM before genai-prices

  private Trust() {}

  /** Whether a price of this source is what a reseller asks for what others make. */
  static boolean isReseller(String provider) {
    return RESELLERS.contains(provider);
  }

  private static int rank(Source source) {
    if (source.id().equals(WORKSPACE)) {
      return 0;
    }
    if (RESELLERS.contains(source.id())) {
      return 3;
    }
    return CATALOGUES.contains(source.id()) ? 2 : 1;
  }
}
