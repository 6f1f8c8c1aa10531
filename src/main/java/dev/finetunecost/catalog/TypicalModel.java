package dev.finetunecost.catalog;

import dev.finetunecost.engine.spec.ModelSpec;
import java.util.Locale;

/** The shape that a dense model of a given size usually has. */
final class TypicalModel {
  /** Width over depth of Llama 3 and Qwen2.5 between 3B and 72B: 85 to 128. */
  private static final double WIDTH_OVER_DEPTH = 110;

  /** Weights of one layer over width squared: grouped-query attention and a gated 3.5-fold FFN. */
  private static final double LAYER_WEIGHTS = 2 + 0.5 + 3 * 3.5;

  private static final int HEAD_DIM = 128;
  private static final int VOCABULARY = 128_256;

  private TypicalModel() {}

  /**
   * The width solves {@code 13 h²·L + 2·V·h = N} with {@code L = h/110}, which gives Llama 3 8B its
   * 32 to 40 layers of 4096.
   *
   * @param billionParameters positive
   */
  static ModelSpec dense(double billionParameters) {
    if (!(billionParameters > 0) || billionParameters > 1e5) {
      throw new IllegalArgumentException(
          "params_b must be between 0 and 100,000 billion, not " + billionParameters);
    }
    double parameters = billionParameters * 1e9;
    double low = 64;
    double high = 1e6;
    for (int i = 0; i < 60; i++) {
      double width = (low + high) / 2;
      double weights =
          LAYER_WEIGHTS * width * width * (width / WIDTH_OVER_DEPTH) + 2 * VOCABULARY * width;
      if (weights > parameters) {
        high = width;
      } else {
        low = width;
      }
    }
    int hidden = Math.max(HEAD_DIM, HEAD_DIM * (int) Math.round(low / HEAD_DIM));
    double perLayer = LAYER_WEIGHTS * hidden * hidden;
    int vocabulary = (int) Math.min(VOCABULARY, parameters / 4 / hidden);
    int layers = (int) Math.max(1, Math.round((parameters - 2.0 * vocabulary * hidden) / perLayer));
    int heads = hidden / HEAD_DIM;
    int kvHeads = Math.max(1, heads / 4);
    return new ModelSpec(
        String.format(Locale.ROOT, "typical-%sb", plain(billionParameters)),
        parameters,
        parameters,
        layers,
        hidden,
        heads,
        kvHeads,
        HEAD_DIM,
        2 * kvHeads * HEAD_DIM,
        (int) (3.5 * hidden),
        3,
        null,
        Math.max(1, vocabulary),
        false,
        0,
        "",
        true);
  }

  private static String plain(double number) {
    return new java.math.BigDecimal(number)
        .round(new java.math.MathContext(4))
        .stripTrailingZeros()
        .toPlainString();
  }
}
