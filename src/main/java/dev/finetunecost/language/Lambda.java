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

  /** What the term at this index is. */
  static Lambda of(Sentence sentence, int at) {
    boolean fullName = sentence.written(at).indexOf(' ') > 0;
    if (fullName || sentence.has(Kind.GPU) || sentence.has(Kind.DEVICE)) {
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
