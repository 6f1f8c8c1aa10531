package dev.finetunecost.report;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.training.TrainingAnswer;
import dev.finetunecost.engine.training.TrainingAnswer.CannotRun;
import dev.finetunecost.engine.training.TrainingAnswer.DoesNotFit;
import dev.finetunecost.engine.training.TrainingAnswer.Fits;
import dev.finetunecost.engine.training.TrainingSetup;
import dev.finetunecost.engine.units.MoneyRange;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Will it fit, how long does it take, what does the run alone cost. */
final class ThreeAnswers {
  private final TrainingAnswer training;
  private final Scenario scenario;
  private final Set<String> tried;
  private final Words words;

  ThreeAnswers(Subject subject) {
    this.training = subject.estimate().training();
    this.scenario = subject.estimate().resolved().scenario();
    this.tried = subject.estimate().resolved().hardware().gpus().keySet();
    this.words = subject.words();
  }

  /** All three, the one that was asked for first. */
  List<Report.Labelled> ledBy(Intent intent) {
    Report.Labelled fit = new Report.Labelled(words.say("answer.fit"), fit());
    Report.Labelled time = new Report.Labelled(words.say("answer.time"), time());
    Report.Labelled cost = new Report.Labelled(words.say("answer.cost"), cost());
    return switch (intent) {
      case TIME, OBSERVATION -> List.of(time, fit, cost);
      case COST, PRICE, API_COST, SERVING_COST -> List.of(cost, fit, time);
      case FIT, ADVICE, SCENARIO, UPDATE -> List.of(fit, time, cost);
    };
  }

  /** One sentence that answers a question about memory or time; empty for all other questions. */
  String headline(Intent intent) {
    return switch (intent) {
      case FIT ->
          switch (training) {
            case Fits fits -> words.say("headline.fits", memory(fits));
            case DoesNotFit not -> words.say("headline.fits_not", tooLarge(not));
            case CannotRun cannot -> words.say("headline.fits_not", cannotRun(cannot));
          };
      case TIME, OBSERVATION ->
          switch (training) {
            case Fits fits -> timeHeadline(intent, fits);
            case DoesNotFit not -> words.say("headline.fits_not", tooLarge(not));
            case CannotRun cannot -> words.say("headline.fits_not", cannotRun(cannot));
          };
      case COST, ADVICE, API_COST, SERVING_COST, PRICE, SCENARIO, UPDATE -> "";
    };
  }

  private String timeHeadline(Intent intent, Fits fits) {
    String setup = setup(fits.setup());
    String compared = new ObservedRun(scenario, fits, setup, words).compared();
    return compared.isEmpty() && intent == Intent.TIME
        ? words.say("headline.takes", Figures.duration(fits.wallClockHours()), setup)
        : compared;
  }

  private String fit() {
    return switch (training) {
      case Fits fits -> words.say(fits.tight() ? "fit.tight" : "fit.yes", memory(fits));
      case DoesNotFit not -> words.say("fit.no", tooLarge(not));
      case CannotRun cannot -> words.say("fit.no", cannotRun(cannot));
    };
  }

  private String memory(Fits fits) {
    double has = fits.setup().gpu().memory().gib();
    return words.say(
        "fit.memory",
        Figures.spread(fits.peakGibPerGpu()),
        Figures.number(Math.rint(has)),
        Figures.percent(Math.max(0, 1 - fits.peakGibPerGpu().p50() / has)),
        setup(fits.setup()),
        fits.setup().microBatchSize());
  }

  private String tooLarge(DoesNotFit not) {
    double has = Math.rint(not.setup().gpu().memory().gib());
    String needs =
        words.say(
            not.neededGibPerGpu() < has ? "fit.too_tight" : "fit.too_large",
            setup(not.setup()),
            Figures.rounded(not.neededGibPerGpu()),
            Figures.number(has));
    @Nullable TrainingSetup smallest = not.smallestThatFits();
    return smallest == null ? nowhere(needs) : words.say("fit.would", needs, setup(smallest));
  }

  /** Where GPUs were named, the others were not tried. */
  private String nowhere(String needs) {
    return scenario.has(Field.GPU)
        ? words.say(
            "fit.nowhere_named",
            needs,
            tried.stream().map(Names::gpu).sorted().collect(Collectors.joining(" or ")))
        : words.say("fit.nowhere", needs);
  }

  private String cannotRun(CannotRun cannot) {
    return words.say("fit.cannot." + cannot.reason().name().toLowerCase(Locale.ROOT));
  }

  private String time() {
    return switch (training) {
      case Fits fits ->
          words.say(
              "time.run",
              Figures.duration(fits.wallClockHours()),
              setup(fits.setup()),
              Figures.spread(fits.gpuHours()));
      case DoesNotFit _, CannotRun _ -> words.say("time.unknown");
    };
  }

  private String cost() {
    return switch (training) {
      case Fits fits -> {
        @Nullable MoneyRange run = fits.runCost();
        yield run == null
            ? words.say("cost.no_price", Names.gpu(fits.setup().gpu().name()))
            : words.say("cost.run", Figures.money(run));
      }
      case DoesNotFit _, CannotRun _ -> words.say("cost.no_fit");
    };
  }

  private String setup(TrainingSetup setup) {
    return words.say(
        "setup", setup.method().label(), setup.gpuCount(), Names.gpu(setup.gpu().name()));
  }
}
