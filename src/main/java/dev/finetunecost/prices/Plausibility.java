package dev.finetunecost.prices;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.ManagedOffer;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.units.UnitPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what of a fetched sheet may be published, against the last good sheet and against other
 * sources. Single numbers that cannot be prices never get this far: feeds leave them out.
 */
final class Plausibility {
  /** A price that changes by more than this factor at once is held until a second fetch. */
  private static final double JUMP = 2;

  /**
   * A change by this factor is as likely a machine of eight priced as one GPU; beyond it only a
   * second source convinces.
   */
  private static final double ABSURD = 7;

  /** A second source backs a price that is within this factor of its own. */
  private static final double BACKED = 2;

  /** Two fetches say the same if they differ by no more than this factor. */
  private static final double NEAR = 1.1;

  /** Where the middle of many prices moves by more than this factor, the unit has changed. */
  private static final double OTHER_UNIT = 3;

  private static final int FEWEST_TO_TELL_A_UNIT = 5;

  /** A sheet may not lose more than half of its prices at once. */
  private static final double LEAST_SHARE_OF_ROWS = 0.5;

  private final Map<String, List<Row>> lastGood;
  private final Quarantine before;
  private final Peers peers;
  private final Map<String, List<BigDecimal>> held = new HashMap<>();
  private final List<String> notes = new ArrayList<>();

  private Plausibility(PriceSheet lastGood, Quarantine before, Peers peers) {
    this.lastGood = rows(lastGood).collect(groupingBy(Row::key));
    this.before = before;
    this.peers = peers;
  }

  /** What is to be done with a fetched sheet. */
  sealed interface Finding {

    /**
     * Publish this.
     *
     * @param note what is held back and why, or empty
     */
    record Publish(PriceSheet sheet, Quarantine quarantine, String note) implements Finding {}

    /** Keep the last good sheet. */
    record Refuse(String reason, Quarantine quarantine) implements Finding {}
  }

  /**
   * The finding.
   *
   * @param before what is held back since the last fetch
   * @param peers what other sources say
   */
  static Finding check(PriceSheet fetched, PriceSheet lastGood, Quarantine before, Peers peers) {
    if (fetched.isEmpty()) {
      return new Finding.Refuse("it sent no price that makes sense", before);
    }
    double share = (double) fetched.rows() / Math.max(1, lastGood.rows());
    boolean seenTwice =
        before.refusedRows() > 0 && fetched.rows() >= LEAST_SHARE_OF_ROWS * before.refusedRows();
    if (share < LEAST_SHARE_OF_ROWS && !seenTwice) {
      return new Finding.Refuse(
          "it sent only %d prices, %d before".formatted(fetched.rows(), lastGood.rows()),
          new Quarantine(before.held(), fetched.rows()));
    }
    return new Plausibility(lastGood, before, peers).check(fetched, lastGood);
  }

  private Finding check(PriceSheet fetched, PriceSheet old) {
    List<Double> changes =
        rows(fetched)
            .map(row -> row.change(lastGood.get(row.key())))
            .filter(Objects::nonNull)
            .sorted()
            .toList();
    if (changes.size() >= FEWEST_TO_TELL_A_UNIT) {
      double median = changes.get(changes.size() / 2);
      if (factor(median) > OTHER_UNIT) {
        return new Finding.Refuse(
            "its prices are %s times the last ones, as if in another unit".formatted(plain(median)),
            before);
      }
    }
    PriceSheet believed =
        new PriceSheet(
            fetched.feed(),
            fetched.asOf(),
            believed(fetched.tokens(), old.tokens(), Row::of),
            believed(fetched.gpus(), old.gpus(), Row::of),
            believed(fetched.managed(), old.managed(), Row::of),
            fetched.announced(),
            fetched.rejected());
    if (believed.isEmpty()) {
      return new Finding.Refuse(note(), new Quarantine(held, 0));
    }
    return new Finding.Publish(believed, new Quarantine(held, 0), note());
  }

  /** New prices as far as they are believed, and the last good ones in the place of the others. */
  private <T> List<T> believed(List<T> fetched, List<T> old, Function<T, Row> asRow) {
    Map<String, List<T>> oldByKey = old.stream().collect(groupingBy(row -> asRow.apply(row).key()));
    List<T> result = new ArrayList<>();
    for (T price : fetched) {
      Row row = asRow.apply(price);
      if (isBelieved(row)) {
        result.add(price);
      } else {
        held.put(row.key(), row.amounts());
        oldByKey.getOrDefault(row.key(), List.of()).stream()
            .filter(last -> !result.contains(last))
            .forEach(result::add);
      }
    }
    return result;
  }

  private boolean isBelieved(Row row) {
    @Nullable Double change = row.change(lastGood.get(row.key()));
    @Nullable Double distance = peers.distance(row);
    if (change == null) {
      if (distance == null || factor(distance) < ABSURD) {
        return true;
      }
      notes.add(
          "%s at $%s, %s times what others ask"
              .formatted(row.label(), row.first(), plain(distance)));
      return false;
    }
    double jump = factor(change);
    boolean seenTwice = row.isNear(before.held().get(row.key()));
    boolean backed = distance != null && factor(distance) <= BACKED;
    if (jump <= JUMP || (seenTwice && (jump < ABSURD || backed))) {
      return true;
    }
    notes.add(
        "%s at $%s, %s times the last price".formatted(row.label(), row.first(), plain(change)));
    return false;
  }

  private String note() {
    if (notes.isEmpty()) {
      return "";
    }
    String more = notes.size() > 1 ? " and %d more".formatted(notes.size() - 1) : "";
    return "held back until it is seen again: " + notes.getFirst() + more;
  }

  private static double factor(double ratio) {
    return ratio >= 1 ? ratio : 1 / ratio;
  }

  private static String plain(double ratio) {
    return ratio >= 10 ? "%.0f".formatted(ratio) : "%.2g".formatted(ratio);
  }

  private static Stream<Row> rows(PriceSheet sheet) {
    return Stream.of(
            sheet.tokens().stream().map(Row::of),
            sheet.gpus().stream().map(Row::of),
            sheet.managed().stream().map(Row::of))
        .flatMap(rows -> rows);
  }

  /**
   * A price as far as it matters here.
   *
   * @param key what it is the price of, within one feed
   * @param identity what it is the price of, whoever reports it
   * @param kind things of one kind cost about the same, whoever sells them; empty where they do not
   * @param amounts dollars, in the order in which the thing has them
   */
  record Row(String key, String identity, String kind, List<BigDecimal> amounts, String label) {

    static Row of(TokenPrice price) {
      String identity = Identity.of(price);
      return new Row(
          identity,
          identity,
          "",
          List.of(price.input().amount(), price.output().amount()),
          price.provider() + " " + price.model());
    }

    static Row of(GpuOffer offer) {
      String identity = Identity.of(offer);
      return new Row(
          identity + "|" + offer.sku(),
          identity,
          offer.gpu(),
          List.of(offer.listUnitPrice().amount()),
          offer.provider() + " " + offer.gpu());
    }

    static Row of(ManagedOffer offer) {
      String identity = Identity.of(offer);
      return new Row(
          identity,
          identity,
          "",
          Stream.concat(Stream.of(offer.trainingLow()), Stream.ofNullable(offer.hostingPerHour()))
              .map(UnitPrice::amount)
              .toList(),
          offer.provider() + " " + offer.model() + " training");
    }

    String first() {
      return amounts.getFirst().toPlainString();
    }

    /** The ratio to the nearest of these, or null where there is none. */
    @Nullable Double change(@Nullable List<Row> others) {
      @Nullable Double nearest = null;
      for (Row other : others == null ? List.<Row>of() : others) {
        double ratio = ratio(other.amounts);
        nearest = nearest == null || factor(ratio) < factor(nearest) ? ratio : nearest;
      }
      return nearest;
    }

    /** Whether these are the same amounts, give or take what a market moves between two looks. */
    boolean isNear(@Nullable List<BigDecimal> others) {
      return others != null && factor(ratio(others)) <= NEAR;
    }

    /** The ratio of the amounts that differ most. */
    private double ratio(List<BigDecimal> others) {
      double farthest = 1;
      for (int i = 0; i < Math.min(amounts.size(), others.size()); i++) {
        double other = others.get(i).doubleValue();
        double ratio = other == 0 ? 1 : amounts.get(i).doubleValue() / other;
        farthest = ratio > 0 && factor(ratio) > factor(farthest) ? ratio : farthest;
      }
      return farthest;
    }
  }

  /** What other sources say about the same things, and about things of their kind. */
  static final class Peers {
    private final Map<String, List<Row>> byIdentity;
    private final Map<String, List<BigDecimal>> byKind;

    Peers(List<PriceSheet> others) {
      List<Row> all = others.stream().flatMap(Plausibility::rows).toList();
      byIdentity = all.stream().collect(groupingBy(Row::identity));
      byKind =
          all.stream()
              .filter(row -> !row.kind().isEmpty())
              .collect(groupingBy(Row::kind, mapping(row -> row.amounts().getFirst(), toList())));
      byKind.values().forEach(prices -> prices.sort(null));
    }

    /**
     * The ratio to what the nearest other source says about the same thing, else to the middle of
     * what things of its kind cost; null where nobody says anything.
     */
    private @Nullable Double distance(Row row) {
      @Nullable Double same = row.change(byIdentity.get(row.identity()));
      @Nullable List<BigDecimal> kind = byKind.get(row.kind());
      return same != null || kind == null
          ? same
          : Double.valueOf(
              row.amounts().getFirst().doubleValue() / kind.get(kind.size() / 2).doubleValue());
    }
  }
}
