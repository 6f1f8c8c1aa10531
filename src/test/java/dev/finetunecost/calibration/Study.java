package dev.finetunecost.calibration;

import dev.finetunecost.catalog.FittedConstants;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Constants, the points they are fitted to, and the formula between them.
 *
 * @param <S> a configuration, read once
 * @param constants names of the constants that the formula uses
 * @param sourceBalance weight of a source's points: their number to the power of minus this
 * @param softness log errors much larger count by their absolute value
 */
record Study<S>(
    String name,
    List<Sample<S>> samples,
    List<String> constants,
    Formula<S> formula,
    double sourceBalance,
    double softness) {

  /** A measured point with its configuration. */
  record Sample<S>(String source, S setup, double measured) {}

  /** What the engine predicts with these constants. */
  interface Formula<S> {
    ToDoubleFunction<S> with(FittedConstants constants);
  }

  /** Log of predicted over measured for each of these samples. */
  double[] logErrors(List<Sample<S>> these, FittedConstants constants) {
    ToDoubleFunction<S> predict = formula.with(constants);
    return these.stream()
        .mapToDouble(s -> Math.log(predict.applyAsDouble(s.setup()) / s.measured()))
        .toArray();
  }

  /** The constants' values that fit all samples best. */
  Map<String, Double> fit(ConstantTable table) {
    return fit(table, samples);
  }

  private Map<String, Double> fit(ConstantTable table, List<Sample<S>> these) {
    List<Constant> fitted = table.fitted(constants);
    double[] x =
        new Regression(
                parameters -> logErrors(these, with(table, fitted, parameters).engineConstants()),
                weights(these),
                fitted.stream()
                    .mapToDouble(c -> Math.log(Objects.requireNonNull(c.prior())))
                    .toArray(),
                fitted.stream().mapToDouble(Constant::spread).toArray(),
                softness)
            .solve();
    return values(fitted, x, ConstantTable::rounded);
  }

  /**
   * Log of predicted over measured for each sample, by constants that were fitted without any
   * sample of its source.
   */
  double[] leaveOneSourceOut(ConstantTable table) {
    return leaveOneSourceOut(table, this);
  }

  /** The same, judged by the other study's reading of the same points. */
  double[] leaveOneSourceOut(ConstantTable table, Study<S> judged) {
    double[] errors = new double[samples.size()];
    for (String source : sources()) {
      List<Sample<S>> others = samples.stream().filter(s -> !s.source().equals(source)).toList();
      FittedConstants constantsOfOthers = table.with(fit(table, others)).engineConstants();
      double[] all = judged.logErrors(judged.samples(), constantsOfOthers);
      for (int i = 0; i < all.length; i++) {
        if (samples.get(i).source().equals(source)) {
          errors[i] = all[i];
        }
      }
    }
    return errors;
  }

  /** The numbers at the places of one source's samples. */
  double[] of(String source, double[] numbers) {
    return IntStream.range(0, numbers.length)
        .filter(i -> samples.get(i).source().equals(source))
        .mapToDouble(i -> numbers[i])
        .toArray();
  }

  /** The numbers at the places of all other sources' samples. */
  double[] notOf(String source, double[] numbers) {
    return IntStream.range(0, numbers.length)
        .filter(i -> !samples.get(i).source().equals(source))
        .mapToDouble(i -> numbers[i])
        .toArray();
  }

  /** Who measured, in alphabetical order. */
  SortedSet<String> sources() {
    return new TreeSet<>(samples.stream().map(Sample::source).toList());
  }

  private double[] weights(List<Sample<S>> these) {
    Map<String, Integer> counts = new HashMap<>();
    these.forEach(s -> counts.merge(s.source(), 1, Integer::sum));
    double[] weights =
        these.stream()
            .mapToDouble(s -> Math.pow(counts.getOrDefault(s.source(), 1), -sourceBalance))
            .toArray();
    double mean = Arrays.stream(weights).average().orElseThrow();
    return Arrays.stream(weights).map(w -> w / mean).toArray();
  }

  private static ConstantTable with(ConstantTable table, List<Constant> fitted, double[] x) {
    return table.with(values(fitted, x, value -> value));
  }

  private static Map<String, Double> values(
      List<Constant> fitted, double[] x, DoubleUnaryOperator rounding) {
    Map<String, Double> values = new HashMap<>();
    for (int j = 0; j < x.length; j++) {
      values.put(fitted.get(j).name(), rounding.applyAsDouble(Math.exp(x[j])));
    }
    return values;
  }
}
