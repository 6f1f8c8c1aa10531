package dev.finetunecost.engine.spec;

/**
 * A value together with how it came to be.
 *
 * @param note where it comes from: the words that were said, what it was inferred from, or the
 *     default's source
 */
public record Stated(Value value, Origin origin, String note) {

  public static Stated said(Value value, String words) {
    return new Stated(value, Origin.STATED, words);
  }

  public static Stated inferred(Value value, String from) {
    return new Stated(value, Origin.INFERRED, from);
  }

  public static Stated byDefault(Value value, String source) {
    return new Stated(value, Origin.DEFAULT, source);
  }
}
