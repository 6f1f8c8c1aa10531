package dev.finetunecost.dataset;

import java.util.List;
import java.util.Map;

/**
 * What a dataset was found to hold. None of its text is in here.
 *
 * @param shapes examples by the form they have
 * @param mistakeCount rows that cannot be learnt from
 * @param mistakes the first of them
 * @param promptTokens of all examples together: what is read
 * @param completionTokens of all examples together: what is learnt
 * @param lengths of whole examples, with what wraps a conversation
 * @param repeated examples that are the same as another one but for case and spaces
 * @param withPersonalData examples that name a mail address, a telephone or an account
 */
public record Inspection(
    String fileName,
    Tokenizer tokenizer,
    Map<Example.Shape, Integer> shapes,
    long mistakeCount,
    List<Mistake> mistakes,
    long promptTokens,
    long completionTokens,
    Lengths lengths,
    long repeated,
    long withPersonalData) {
  public Inspection {
    shapes = Map.copyOf(shapes);
    mistakes = List.copyOf(mistakes);
  }

  /** Examples that can be learnt from. */
  public int examples() {
    return lengths.count();
  }
}
