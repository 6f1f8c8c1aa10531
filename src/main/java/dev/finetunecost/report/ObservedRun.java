package dev.finetunecost.report;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Origin;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import dev.finetunecost.engine.training.TrainingAnswer.Fits;
import dev.finetunecost.engine.units.MoneyRange;
import dev.finetunecost.engine.units.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run that somebody watched, held against its estimate: {@code 8xA800, 50k rows, 4 hours, is this
 * normal?}
 *
 * @param scenario as it was said and filled in
 * @param fits the estimate of one run
 * @param setup what it runs on, in words
 */
record ObservedRun(Scenario scenario, Fits fits, String setup, Words words) {

  /** One or two sentences; empty where neither a duration nor a price of a run was said. */
  String compared() {
    List<String> sentences = new ArrayList<>();
    duration().ifPresent(hours -> sentences.add(time(hours)));
    paid().ifPresent(paid -> cost(paid).ifPresent(sentences::add));
    String assumed = String.join(", ", assumed());
    if (!sentences.isEmpty() && !assumed.isEmpty()) {
      sentences.add(words.say("observed.assumed", assumed));
    }
    return String.join(" ", sentences);
  }

  private Optional<Range> duration() {
    return stated(Field.HOURS)
        .map(hours -> new Range(hours.low(), (hours.low() + hours.high()) / 2, hours.high()));
  }

  /** What a run cost; what is paid every month is no run. */
  private Optional<Double> paid() {
    return scenario.has(Field.OBSERVED_COST_PERIOD)
        ? Optional.empty()
        : stated(Field.OBSERVED_COST_USD).map(amount -> (amount.low() + amount.high()) / 2);
  }

  private Optional<Value.Amount> stated(Field field) {
    @Nullable Stated stated = scenario.fields().get(field);
    return stated != null && stated.value() instanceof Value.Amount amount
        ? Optional.of(amount)
        : Optional.empty();
  }

  /** What the estimate rests on that nobody said. */
  private List<String> assumed() {
    List<String> assumed = new ArrayList<>();
    if (isAssumed(Field.MODEL)) {
      scenario.text(Field.MODEL).map(Names::model).ifPresent(assumed::add);
    }
    if (isAssumed(Field.METHOD)) {
      assumed.add(fits.setup().method().label());
    }
    if (isAssumed(Field.DATASET_SIZE)) {
      amount(Field.DATASET_SIZE, scenario.text(Field.DATASET_UNIT).orElse("examples"))
          .ifPresent(assumed::add);
    }
    amount(Field.EPOCHS, "epochs").filter(_ -> isAssumed(Field.EPOCHS)).ifPresent(assumed::add);
    return assumed;
  }

  private Optional<String> amount(Field field, String unit) {
    return scenario.amount(field).map(amount -> Figures.number(amount) + " " + unit);
  }

  private boolean isAssumed(Field field) {
    @Nullable Stated stated = scenario.fields().get(field);
    return stated != null && stated.origin() == Origin.DEFAULT;
  }

  private String time(Range watched) {
    Range estimate = fits.wallClockHours();
    String key =
        watched.p10() > estimate.p90()
            ? "observed.slow"
            : watched.p90() < estimate.p10() ? "observed.fast" : "observed.normal";
    return words.say(
        key,
        Figures.duration(watched),
        Figures.duration(estimate),
        setup,
        Figures.rounded(watched.p50() / estimate.p50()));
  }

  private Optional<String> cost(double paid) {
    @Nullable MoneyRange estimate = fits.runCost();
    return estimate == null
        ? Optional.empty()
        : Optional.of(
            words.say("observed.cost", Figures.about(paid), Figures.money(estimate), setup));
  }
}
