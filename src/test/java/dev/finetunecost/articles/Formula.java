package dev.finetunecost.articles;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Arithmetic as an article does it, such as {@code runs*hours*rate}: sums of products of named
 * numbers.
 */
final class Formula {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*([a-z_A-Z][a-z_A-Z0-9]*|[\\d.]+(?:e\\d+)?|.)");

  private final Map<String, Double> inputs;
  private final List<String> tokens = new ArrayList<>();
  private int next;

  private Formula(String text, Map<String, Double> inputs) {
    this.inputs = inputs;
    Matcher matcher = TOKEN.matcher(text.strip());
    while (matcher.find()) {
      tokens.add(matcher.group(1));
    }
  }

  /**
   * A summand: so many units at so much each.
   *
   * @param quantity product of all factors but the last, negative where it is subtracted
   * @param price the last factor
   */
  record Term(double quantity, double price) {
    double value() {
      return quantity * price;
    }
  }

  /** The summands of a formula, in order. */
  static List<Term> terms(String text, Map<String, Double> inputs) {
    Formula formula = new Formula(text, inputs);
    List<Term> terms = formula.sum();
    if (formula.next < formula.tokens.size()) {
      throw new IllegalArgumentException("not understood: " + text);
    }
    return terms;
  }

  /** What the formula comes to. */
  static double value(String text, Map<String, Double> inputs) {
    return terms(text, inputs).stream().mapToDouble(Term::value).sum();
  }

  /** The formula with its numbers in place of their names. */
  static String withNumbers(String text, Map<String, Double> inputs) {
    StringBuilder words = new StringBuilder();
    for (String token : new Formula(text, inputs).tokens) {
      words.append(
          switch (token) {
            case "*" -> " × ";
            case "/" -> " / ";
            case "+" -> " + ";
            case "-" -> " − ";
            default -> inputs.containsKey(token) ? plain(inputs.getOrDefault(token, 0.0)) : token;
          });
    }
    return words.toString();
  }

  private static String plain(double number) {
    return number == Math.rint(number)
        ? String.format(Locale.ROOT, "%,d", (long) number)
        : Double.toString(number);
  }

  private List<Term> sum() {
    List<Term> terms = new ArrayList<>();
    terms.add(product(1));
    while (peek("+") || peek("-")) {
      terms.add(product(take().equals("+") ? 1 : -1));
    }
    return terms;
  }

  private Term product(int sign) {
    double quantity = sign;
    double last = factor();
    while (peek("*") || peek("/")) {
      quantity *= last;
      last = take().equals("*") ? factor() : 1 / factor();
    }
    return new Term(quantity, last);
  }

  private double factor() {
    String token = take();
    if (token.equals("(")) {
      double inner = inner();
      take();
      return inner;
    }
    if (token.equals("min")) {
      take();
      double least = inner();
      while (peek(",")) {
        take();
        least = Math.min(least, inner());
      }
      take();
      return least;
    }
    return inputs.containsKey(token) ? inputs.getOrDefault(token, 0.0) : Double.parseDouble(token);
  }

  private double inner() {
    return sum().stream().mapToDouble(Term::value).sum();
  }

  private boolean peek(String token) {
    return next < tokens.size() && tokens.get(next).equals(token);
  }

  private String take() {
    return tokens.get(next++);
  }
}
