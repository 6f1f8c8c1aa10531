package dev.finetunecost.calibration;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.cli.TrainingLine;
import dev.finetunecost.engine.serving.ServingSetup;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Everything fitted and judged once.
 *
 * @param training the constants of training, fitted
 * @param serving the constants of serving, fitted
 * @param time seconds per token and GPU
 * @param timeBlind the same without the software
 * @param memory GiB per GPU
 * @param memoryBlind the same without the software
 * @param throughput output tokens per second
 */
record Calibration(
    ConstantTable training,
    ConstantTable serving,
    Judged<TrainingLine> time,
    Judged<TrainingLine> timeBlind,
    Judged<TrainingLine> memory,
    Judged<TrainingLine> memoryBlind,
    Judged<ServingSetup> throughput) {

  /** A study with its errors, as logarithms of predicted over measured. */
  static final class Judged<S> {
    /** Of measurements, between P10 and P90. */
    private static final double PROMISED = 0.8;

    private final Study<S> study;
    private final double[] errors;
    private final double[] unseen;

    private Judged(Study<S> study, double[] errors, double[] unseen) {
      this.study = study;
      this.errors = errors;
      this.unseen = unseen;
    }

    Study<S> study() {
      return study;
    }

    /** With all points in the fit. */
    double[] errors() {
      return errors.clone();
    }

    /** Each by a fit without its source. */
    double[] unseen() {
      return unseen.clone();
    }

    /** Measured over predicted at the low end of the range shown to people. */
    double low() {
      return quantileOf(unseen, tail());
    }

    /** Measured over predicted at its high end. */
    double high() {
      return quantileOf(unseen, 1 - tail());
    }

    /**
     * How much of the variance of unseen errors lies between sources: the intraclass correlation by
     * one-way analysis of variance with groups of unequal size (Searle, Casella, McCulloch,
     * <i>Variance Components</i>, 1992, section 3.6).
     */
    double shareBetweenSources() {
      double mean = Arrays.stream(unseen).average().orElseThrow();
      double inside = 0;
      double between = 0;
      double squares = 0;
      for (String source : study.sources()) {
        double[] own = study.of(source, unseen);
        double middle = Arrays.stream(own).average().orElseThrow();
        inside += Arrays.stream(own).map(error -> (error - middle) * (error - middle)).sum();
        between += own.length * (middle - mean) * (middle - mean);
        squares += (double) own.length * own.length;
      }
      int sources = study.sources().size();
      double insideMean = inside / (unseen.length - sources);
      double size = (unseen.length - squares / unseen.length) / (sources - 1);
      double team = (between / (sources - 1) - insideMean) / size;
      return team / (team + insideMean);
    }

    /** Share of points inside the range, its ends taken from the other sources alone. */
    double coverage() {
      return coverage(tail());
    }

    /**
     * The share of errors to leave out at either end. Errors of one source are alike, so that the
     * 10th and 90th percentile of the others hold fewer than 8 in 10 of a new source's; the ends
     * are moved outwards, a hundredth at a time, until they hold as many as they promise.
     */
    private double tail() {
      return IntStream.rangeClosed(0, 10)
          .map(i -> 10 - i)
          .mapToDouble(percent -> percent / 100.0)
          .filter(tail -> coverage(tail) >= PROMISED)
          .findFirst()
          .orElse(0);
    }

    private double coverage(double tail) {
      int inside = 0;
      for (int i = 0; i < unseen.length; i++) {
        double[] others = study.notOf(study.samples().get(i).source(), unseen);
        double ratio = Math.exp(-unseen[i]);
        if (ratio >= quantileOf(others, tail) && ratio <= quantileOf(others, 1 - tail)) {
          inside++;
        }
      }
      return inside / (double) unseen.length;
    }

    private static double quantileOf(double[] logErrors, double quantile) {
      double[] ratios = Arrays.stream(logErrors).map(e -> Math.exp(-e)).sorted().toArray();
      return Score.quantile(ratios, quantile);
    }
  }

  /** Fits and judges, starting from the priors and held values of these tables. */
  static Calibration of(Catalog catalog, ConstantTable training, ConstantTable serving) {
    Studies studies = new Studies(catalog);
    Study<TrainingLine> time = studies.trainingTime(true);
    Study<TrainingLine> memory = studies.trainingMemory(true);
    Study<ServingSetup> throughput = studies.serving();
    ConstantTable fittedTraining = training.with(time.fit(training)).with(memory.fit(training));
    ConstantTable fittedServing = serving.with(throughput.fit(serving));
    Judged<TrainingLine> timeJudged = judge(time, time, fittedTraining);
    Judged<TrainingLine> timeBlind = judge(time, studies.trainingTime(false), fittedTraining);
    Judged<TrainingLine> memoryJudged = judge(memory, memory, fittedTraining);
    Judged<TrainingLine> memoryBlind = judge(memory, studies.trainingMemory(false), fittedTraining);
    Judged<ServingSetup> throughputJudged = judge(throughput, throughput, fittedServing);
    Map<String, Double> spreads = new HashMap<>();
    putSpread(spreads, "time_known", timeJudged);
    putSpread(spreads, "time_unknown", timeBlind);
    putSpread(spreads, "memory_known", memoryJudged);
    putSpread(spreads, "memory_unknown", memoryBlind);
    putSpread(spreads, "throughput", throughputJudged);
    return new Calibration(
        fittedTraining.with(spreads),
        fittedServing.with(spreads),
        timeJudged,
        timeBlind,
        memoryJudged,
        memoryBlind,
        throughputJudged);
  }

  private static <S> Judged<S> judge(Study<S> fitted, Study<S> judged, ConstantTable table) {
    return new Judged<>(
        judged,
        judged.logErrors(judged.samples(), table.engineConstants()),
        fitted.leaveOneSourceOut(table, judged));
  }

  /** The prediction itself is always within its range. */
  private static void putSpread(Map<String, Double> spreads, String name, Judged<?> judged) {
    spreads.put(name + "_low", ConstantTable.rounded(Math.min(1, judged.low())));
    spreads.put(name + "_high", ConstantTable.rounded(Math.max(1, judged.high())));
  }
}
