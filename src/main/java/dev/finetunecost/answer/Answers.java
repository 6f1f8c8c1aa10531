package dev.finetunecost.answer;

import dev.finetunecost.engine.Estimate;
import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.estimate.Estimator;
import dev.finetunecost.estimate.Outcome;
import dev.finetunecost.language.SentenceReader;
import dev.finetunecost.language.Understanding;
import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.prices.SourceStatus;
import dev.finetunecost.report.Asked;
import dev.finetunecost.report.Freshness;
import dev.finetunecost.report.ReportWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Answers questions, from words or from a scenario, at today's prices. */
public final class Answers {
  private final SentenceReader reader;
  private final Estimator estimator;
  private final Supplier<PriceBook> prices;
  private final Clock clock;

  /**
   * @param prices the book as it is now; never waits
   * @param clock says which day is today
   */
  public Answers(
      SentenceReader reader, Estimator estimator, Supplier<PriceBook> prices, Clock clock) {
    this.reader = reader;
    this.estimator = estimator;
    this.prices = prices;
    this.clock = clock;
  }

  /** What these words say, before anything is computed. */
  public Understanding read(String words) {
    return reader.read(words);
  }

  /**
   * The answer to these words.
   *
   * @param id the number under which the scenario is saved, or empty
   */
  public Answer toWords(String id, Understanding understood) {
    if (understood.facts().isEmpty()) {
      return new Answer.NotUnderstood(understood.words());
    }
    return toScenario(id, understood.scenario(), understood.intent(), understood.notUsed());
  }

  /** The answer to a scenario. */
  public Answer toScenario(String id, Scenario asSaid, Intent intent, List<String> notUsed) {
    PriceBook book = prices.get();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return switch (estimator.estimate(asSaid, book, today)) {
      case Outcome.Unclear unclear ->
          new Answer.UnknownName(unclear.field(), unclear.said(), unclear.nearest());
      case Outcome.Answered answered -> {
        List<String> unused =
            Stream.concat(notUsed.stream(), answered.notUsed().stream()).distinct().toList();
        Estimate estimate = answered.estimate();
        Freshness freshness = freshness(book);
        yield new Answer.Estimated(
            asSaid,
            estimate,
            freshness,
            ReportWriter.write(new Asked(id, intent, unused), estimate, freshness));
      }
    };
  }

  private Freshness freshness(PriceBook book) {
    return new Freshness(
        clock.instant(), book.asOf(), book.sources().stream().map(Answers::source).toList());
  }

  private static Freshness.PriceSource source(SourceStatus status) {
    return new Freshness.PriceSource(
        status.id(),
        status.id(),
        status.state().name().toLowerCase(Locale.ROOT),
        status.asOf(),
        status.rows());
  }
}
