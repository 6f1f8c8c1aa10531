package dev.finetunecost.language;

import dev.finetunecost.language.text.Kind;
import java.util.Set;

/** What {@code Lambda} is, as far as the sentence tells. */
enum Lambda {
  /** The cloud that rents GPUs. */
  GPU_CLOUD,
  /** Functions on AWS. */
  AWS_FUNCTIONS,
  /** Either. */
  UNCLEAR;

  private static final Set<String> FUNCTION_WORDS =
      Set.of("function", "functions", "serverless", "handler", "cold", "invocation", "s3");

  /** Clouds that rent GPUs and little else: named beside them, Lambda is one of them. */
  private static final Set<String> RIVALS =
      Set.of("runpod", "vast", "coreweave", "nebius", "crusoe", "hyperstack", "paperspace");

  /** What the term at this index is. */
  static Lambda of(Sentence sentence, int at) {
    boolean besideItsRivals = false;
    for (int i = 0; i < sentence.size(); i++) {
      besideItsRivals |= sentence.is(i, Kind.PROVIDER) && RIVALS.contains(sentence.at(i).value());
    }
    boolean fullName = sentence.written(at).indexOf(' ') > 0;
    if (fullName || besideItsRivals || sentence.has(Kind.GPU) || sentence.has(Kind.DEVICE)) {
      return GPU_CLOUD;
    }
    for (int i = 0; i < sentence.size(); i++) {
      boolean aws = sentence.at(i).is(Kind.PROVIDER, "aws");
      if (aws || FUNCTION_WORDS.contains(sentence.at(i).value())) {
        return AWS_FUNCTIONS;
      }
    }
    return UNCLEAR;
  }
}
