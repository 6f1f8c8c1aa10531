package dev.finetunecost.engine.spec;

import java.util.List;

/** The value of one scenario field. */
public sealed interface Value {

  /**
   * Words: one canonical name, or several where several were asked about.
   *
   * @param words at least one, none blank, in the order in which they were said
   */
  record Text(List<String> words) implements Value {
    public Text {
      words = List.copyOf(words);
      if (words.isEmpty() || words.stream().anyMatch(String::isBlank)) {
        throw new IllegalArgumentException("needs at least one word, none blank");
      }
    }

    public static Text of(String... words) {
      return new Text(List.of(words));
    }
  }

  /**
   * A number in the field's unit, or a range where one was said.
   *
   * @param low the number, or the low end of the range
   * @param high the number again, or the high end
   */
  record Amount(double low, double high) implements Value {
    public Amount {
      if (!(Double.isFinite(low) && Double.isFinite(high) && low <= high)) {
        throw new IllegalArgumentException("not a number or a range: " + low + " to " + high);
      }
    }

    public static Amount of(double number) {
      return new Amount(number, number);
    }

    /** The number, or the middle of the range. */
    public double middle() {
      return (low + high) / 2;
    }

    public boolean isRange() {
      return low != high;
    }
  }

  /** Yes or no. */
  record Flag(boolean value) implements Value {}
}
