package dev.finetunecost.report;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.spec.Origin;
import dev.finetunecost.engine.spec.Parameter;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Every value that an estimate rests on, with its origin. */
final class Assumptions {
  /** Said together with the amount that they belong to. */
  private static final Set<Field> UNITS =
      Set.of(
          Field.DATASET_UNIT, Field.VOLUME_UNIT, Field.VOLUME_PERIOD, Field.OBSERVED_COST_PERIOD);

  private static final Set<Field> MODELS = Set.of(Field.MODEL, Field.BASELINE_MODEL);

  private final ResolvedScenario resolved;
  private final Scenario scenario;
  private final Words words;

  Assumptions(Subject subject) {
    this.resolved = subject.estimate().resolved();
    this.scenario = resolved.scenario();
    this.words = subject.words();
  }

  /**
   * What was said first, then what was inferred, what is the workspace's own, what is a default.
   */
  List<Report.Assumption> list() {
    List<Entry> entries = new ArrayList<>();
    scenario
        .fields()
        .forEach((field, stated) -> {
          if (!UNITS.contains(field)) {
            entries.add(entry(field, stated));
          }
        });
    ResolvedScenario.Effort effort = resolved.effort();
    entries.add(
        general(
            "labelling_overhead",
            "of_labelling",
            percent(effort.labellingOverhead()),
            effort.labellingOverhead()));
    return entries.stream()
        .sorted(Comparator.comparing(Entry::origin))
        .map(Entry::assumption)
        .toList();
  }

  private record Entry(Origin origin, Report.Assumption assumption) {}

  private Entry entry(Field field, Stated stated) {
    return new Entry(
        stated.origin(),
        new Report.Assumption(
            words.say("scenario." + field.key()),
            value(field, stated.value()),
            origin(stated.origin()),
            stated.origin() == Origin.STATED && !stated.note().isEmpty()
                ? words.say("quoted", stated.note())
                : stated.note()));
  }

  /** An assumption that no field of a scenario stands for. */
  private Entry general(String name, String per, String amount, Parameter parameter) {
    return new Entry(
        Origin.DEFAULT,
        new Report.Assumption(
            words.say("assumption." + name),
            words.say("assumption." + per, amount),
            origin(Origin.DEFAULT),
            parameter.source().reference()));
  }

  private String origin(Origin origin) {
    return words.say("origin." + origin.name().toLowerCase(Locale.ROOT));
  }

  private String value(Field field, Value value) {
    return switch (value) {
      case Value.Text text ->
          text.words().stream().map(word -> named(field, word)).collect(Collectors.joining(", "));
      case Value.Flag flag -> words.say(flag.value() ? "assumption.yes" : "assumption.no");
      case Value.Amount amount -> amount(field, amount);
    };
  }

  private static String named(Field field, String word) {
    if (MODELS.contains(field)) {
      return Names.model(word);
    }
    if (field == Field.PROVIDER) {
      return Names.provider(word);
    }
    if (field == Field.METHOD) {
      return Method.named(word).map(Method::label).orElse(word);
    }
    return field == Field.GPU ? Names.gpu(word) : word;
  }

  /** An amount of this field, or a range of them, with its unit. */
  String inWords(Field field, double low, double high) {
    return amount(field, new Value.Amount(low, high));
  }

  private String amount(Field field, Value.Amount amount) {
    String number =
        amount.isRange()
            ? words.say("range", Figures.number(amount.low()), Figures.number(amount.high()))
            : Figures.number(amount.middle());
    String unit = unit(field);
    if (unit.startsWith("USD")) {
      return Figures.dollars(amount.low(), amount.high()) + unit.substring("USD".length());
    }
    if (unit.startsWith("share")) {
      return percent(amount) + unit.substring("share".length());
    }
    if (unit.startsWith("per ")) {
      return percent(amount) + " " + unit;
    }
    return (number + " " + (amount.high() == 1 ? singular(unit) : unit)).strip();
  }

  private String percent(Value.Amount amount) {
    String low = Figures.percent(amount.low());
    return amount.isRange() ? words.say("range", low, Figures.percent(amount.high())) : low;
  }

  /** {@code rounds per month} as {@code round per month}. */
  private static String singular(String unit) {
    return unit.replaceFirst("s( per .*)?$", "$1");
  }

  private String unit(Field field) {
    if (field == Field.DATASET_SIZE) {
      return scenario.text(Field.DATASET_UNIT).orElse(words.say("assumption.examples"));
    }
    if (field == Field.VOLUME) {
      return per(scenario.text(Field.VOLUME_UNIT).orElse(""), scenario.text(Field.VOLUME_PERIOD));
    }
    return field == Field.OBSERVED_COST_USD
        ? per(field.unit(), scenario.text(Field.OBSERVED_COST_PERIOD))
        : field.unit();
  }

  private String per(String unit, Optional<String> period) {
    return period.map(each -> words.say("assumption.per_period", unit, each)).orElse(unit);
  }

  private static String percent(Parameter parameter) {
    return Figures.percent(parameter.typical());
  }
}
