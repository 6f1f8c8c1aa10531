package dev.finetunecost.dataset;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The tokenizers that come with the product: OpenAI's, whose vocabularies are published.
 *
 * <p>Llama 3 combines the 100,000 tokens of OpenAI's tiktoken with 28,000 more for other languages
 * (The Llama 3 Herd of Models, arXiv:2407.21783, section 3.2), so that cl100k gives it about as
 * many tokens in English and more in others. The vocabularies of other open models are not shipped;
 * they are counted with o200k, which is said.
 */
public enum Tokenizer {
  O200K(EncodingType.O200K_BASE, "o200k_base"),
  CL100K(EncodingType.CL100K_BASE, "cl100k_base");

  /** Models that were made with one of these: GPT-3.5 and later, and the open GPT-OSS. */
  private static final Pattern OWN = Pattern.compile("gpt-(3\\.5|[4-9]|oss)");

  private final EncodingType encoding;
  private final String label;

  Tokenizer(EncodingType encoding, String label) {
    this.encoding = encoding;
    this.label = label;
  }

  /** The nearest to this model's own. */
  public static Tokenizer of(String model) {
    String name = model.toLowerCase(Locale.ROOT);
    boolean older = name.startsWith("gpt-4") && !name.startsWith("gpt-4o") && !name.contains(".");
    return older || name.startsWith("gpt-3.5") || name.startsWith("llama-3") ? CL100K : O200K;
  }

  /** Whether it is this model's own, and not a stand-in. */
  public boolean isOwnOf(String model) {
    return OWN.matcher(model.toLowerCase(Locale.ROOT)).lookingAt();
  }

  /** The name that its maker gave it. */
  public String label() {
    return label;
  }

  /** A counter with this vocabulary; takes a fraction of a second and tens of megabytes. */
  Counter counter() {
    EncodingRegistry registry = Encodings.newLazyEncodingRegistry();
    Encoding loaded = registry.getEncoding(encoding);
    return loaded::countTokensOrdinary;
  }

  /** Counts the tokens of a text; text that looks like a special token is text. */
  interface Counter {
    int count(String text);
  }
}
