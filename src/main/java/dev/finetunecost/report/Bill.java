package dev.finetunecost.report;

import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.cost.CostLine;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.Usd;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One alternative's estimate, line by line, to the cent. */
final class Bill {
  /** As many lines are shown; what is left is summed up, unless it is a single line. */
  private static final int MOST_LINES = 4;

  /** Sources that are not a place with a date: values that people gave or that are usual. */
  private static final Set<String> UNDATED =
      Set.of("defaults", "default", "stated", "inferred", "workspace");

  private final AlternativeNames names;
  private final Words words;
  private final int months;

  Bill(Subject subject) {
    this.names = AlternativeNames.of(subject);
    this.words = subject.words();
    this.months = subject.months();
  }

  Report.Breakdown of(Option option) {
    List<Report.Breakdown.Group> groups =
        Stream.of(CostLine.Phase.values())
            .filter(phase -> !option.plan().lines(phase).isEmpty())
            .map(phase -> group(phase, option.plan().lines(phase)))
            .toList();
    return new Report.Breakdown(
        names.label(option.alternative()),
        groups,
        option.plan().notPriced().stream()
            .map(item -> new Report.Labelled(item.label(), item.needs()))
            .toList(),
        new Report.Labelled(words.say("breakdown.total", words.months(months)), total(option)));
  }

  /** {@code $1,000.00 + 18 × $200.00 = $4,600.00}. */
  private String total(Option option) {
    List<String> parts = new ArrayList<>();
    if (!option.plan().lines(CostLine.Phase.ONE_OFF).isEmpty()) {
      parts.add(Figures.cents(option.plan().oneOff()));
    }
    if (!option.plan().lines(CostLine.Phase.MONTHLY).isEmpty()) {
      parts.add(months + " × " + Figures.cents(option.plan().monthly()));
    }
    return String.join(" + ", parts) + " = " + Figures.cents(option.plan().total(months));
  }

  private Report.Breakdown.Group group(CostLine.Phase phase, List<CostLine> lines) {
    List<CostLine> sorted =
        lines.stream()
            .sorted(
                Comparator.comparingDouble((CostLine line) -> -Math.abs(line.amount().dollars())))
            .toList();
    Usd sum = sum(sorted);
    int shown = sorted.size() <= MOST_LINES + 1 ? sorted.size() : MOST_LINES;
    List<Report.Breakdown.Line> rows = new ArrayList<>();
    sorted.subList(0, shown).forEach(line -> rows.add(row(line, sum)));
    List<CostLine> rest = sorted.subList(shown, sorted.size());
    if (!rest.isEmpty()) {
      rows.add(
          new Report.Breakdown.Line(
              words.count("breakdown.folded", rest.size()),
              Figures.cents(sum(rest)),
              "",
              share(sum(rest), sum),
              rest.stream().anyMatch(CostLine::usageBased)));
    }
    return new Report.Breakdown.Group(
        words.say(
            switch (phase) {
              case ONE_OFF -> "breakdown.once";
              case MONTHLY -> "breakdown.monthly";
            }),
        rows,
        rest.size(),
        Figures.cents(sum),
        sorted.stream().map(line -> row(line, sum)).toList());
  }

  private Report.Breakdown.Line row(CostLine line, Usd sum) {
    return new Report.Breakdown.Line(
        line.label(),
        Figures.cents(line.amount()),
        basis(line),
        share(line.amount(), sum),
        line.usageBased());
  }

  /** Quantity × price, and whose price it is, unless it is only the usual one. */
  private String basis(CostLine line) {
    String quantity = Figures.quantity(quantity(line), line.unitPrice().dollars(), line.amount());
    String price = Figures.price(line.unitPrice());
    PricingUnit unit = line.price().unit();
    String product =
        unit == PricingUnit.SHARE
            ? words.say("breakdown.share", Figures.percent(quantity(line)), price)
            : words.say("breakdown.basis", quantity, price, unit.label());
    String id = line.source().id();
    String source = UNDATED.contains(id) ? words.orElse("source." + id, "") : Names.provider(id);
    return source.isEmpty() ? product : words.say("breakdown.sourced", product, source);
  }

  /** How many units the line buys in the central case. */
  static double quantity(CostLine line) {
    return line.pricingQuantity();
  }

  /** Whether this line's source is a place that publishes prices. */
  static boolean published(CostLine line) {
    return !UNDATED.contains(line.source().id());
  }

  private static Usd sum(List<CostLine> lines) {
    return lines.stream().map(CostLine::amount).reduce(Usd.ZERO, Usd::plus);
  }

  private static double share(Usd part, Usd sum) {
    return sum.equals(Usd.ZERO) ? 0 : part.dollars() / sum.dollars();
  }
}
