package dev.finetunecost.answer;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.finetunecost.engine.Estimate;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.engine.spec.Origin;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import dev.finetunecost.estimate.Conflict;
import dev.finetunecost.estimate.Estimator;
import dev.finetunecost.estimate.Outcome;
import dev.finetunecost.estimate.Terms;
import dev.finetunecost.language.Change;
import dev.finetunecost.language.SentenceReader;
import dev.finetunecost.language.Understanding;
import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.prices.SourceStatus;
import dev.finetunecost.report.Asked;
import dev.finetunecost.report.Freshness;
import dev.finetunecost.report.Names;
import dev.finetunecost.report.ReportWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Answers questions, from words or from a scenario, at today's prices. */
public final class Answers {
  private static final int KEPT = 100;
  private static final Duration LATELY = Duration.ofMinutes(15);

  private final SentenceReader reader;
  private final Supplier<PriceBook> prices;
  private final Clock clock;

  /** What was estimated lately: it is shared, explained, compared and exported right after. */
  private final LoadingCache<Question, Outcome> lately;

  /** All that an estimate depends on. */
  private record Question(Scenario asSaid, PriceBook book, LocalDate today, Terms terms) {}

  /**
   * @param prices the book as it is now; never waits
   * @param clock says which day is today
   */
  public Answers(
      SentenceReader reader, Estimator estimator, Supplier<PriceBook> prices, Clock clock) {
    this.reader = reader;
    this.prices = prices;
    this.clock = clock;
    this.lately =
        Caffeine.newBuilder()
            .maximumSize(KEPT)
            .expireAfterAccess(LATELY)
            .build(question ->
                estimator.estimate(
                    question.asSaid(), question.book(), question.today(), question.terms()));
  }

  /** What these words say, before anything is computed. */
  public Understanding read(String words) {
    return reader.read(words);
  }

  /**
   * What these words, said after an answer, do to the scenario that was answered.
   *
   * @param before what that scenario was made of, if of another
   */
  public Change change(String words, Scenario current, Optional<Scenario> before) {
    return reader.readChange(words, current, before);
  }

  /**
   * The answer to these words.
   *
   * @param id the number under which the scenario is saved, or empty
   */
  public Answer toWords(String id, Understanding understood) {
    return toWords(id, understood, Terms.NONE);
  }

  /** The answer to these words on a workspace's own terms. */
  public Answer toWords(String id, Understanding understood, Terms terms) {
    if (understood.facts().isEmpty()) {
      return new Answer.NotUnderstood(understood.words());
    }
    return toScenario(id, understood.scenario(), understood.intent(), understood.notUsed(), terms);
  }

  /** The answer to a scenario. */
  public Answer toScenario(String id, Scenario asSaid, Intent intent, List<String> notUsed) {
    return toScenario(id, asSaid, intent, notUsed, Terms.NONE);
  }

  /** The answer to a scenario on a workspace's own terms. */
  public Answer toScenario(
      String id, Scenario asSaid, Intent intent, List<String> notUsed, Terms terms) {
    PriceBook book = prices.get();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return switch (lately.get(new Question(asSaid, book, today, terms))) {
      case Outcome.Unclear unclear ->
          new Answer.UnknownName(unclear.field(), unclear.said(), unclear.nearest());
      case Outcome.Answered answered -> {
        List<String> unused =
            Stream.concat(notUsed.stream(), answered.notUsed().stream()).distinct().toList();
        Estimate estimate = answered.estimate();
        Freshness freshness = freshness(book, estimate);
        yield new Answer.Estimated(
            asSaid,
            estimate,
            freshness,
            ReportWriter.write(
                new Asked(id, intent, unused, terms.currency()), estimate, freshness));
      }
    };
  }

  /**
   * The answer to a scenario that may hold defaults, as an earlier answer gave them out. They are
   * filled in anew, with their ranges, unless somebody changed them since.
   */
  public Answer toCompleted(String id, Scenario given) {
    return toCompleted(id, given, Terms.NONE);
  }

  /** The same on a workspace's own terms. */
  public Answer toCompleted(String id, Scenario given, Terms terms) {
    Scenario asSaid = withoutDefaults(given);
    Answer answer = toScenario(id, asSaid, Intent.SCENARIO, List.of(), terms);
    if (!(answer instanceof Answer.Estimated estimated)) {
      return answer;
    }
    Scenario filled = estimated.estimate().resolved().scenario();
    Map<Field, Stated> changed = new EnumMap<>(Field.class);
    given
        .fields()
        .forEach((field, stated) -> {
          if (!asSaid.has(field) && !hasValue(filled, field, stated.value())) {
            changed.put(field, Stated.said(stated.value(), stated.note()));
          }
        });
    return changed.isEmpty()
        ? answer
        : toScenario(
            id, asSaid.overlaidWith(new Scenario(changed)), Intent.SCENARIO, List.of(), terms);
  }

  private static Scenario withoutDefaults(Scenario given) {
    Map<Field, Stated> fields = new EnumMap<>(Field.class);
    given
        .fields()
        .forEach((field, stated) -> {
          if (stated.origin() != Origin.DEFAULT) {
            fields.put(field, stated);
          }
        });
    return new Scenario(fields);
  }

  private static boolean hasValue(Scenario scenario, Field field, Value value) {
    return scenario.get(field).map(Stated::value).filter(value::equals).isPresent();
  }

  private Freshness freshness(PriceBook book, Estimate estimate) {
    return new Freshness(
        clock.instant(),
        book.asOf(),
        book.sources().stream().map(Answers::source).toList(),
        Conflict.of(estimate, book).stream().map(Answers::dispute).toList());
  }

  private static Freshness.Dispute dispute(Conflict conflict) {
    return new Freshness.Dispute(
        conflict.isGpu() ? Names.gpu(conflict.item()) : Names.model(conflict.item()),
        Names.provider(conflict.source().id()),
        conflict.source().asOf(),
        conflict.difference());
  }

  private static Freshness.PriceSource source(SourceStatus status) {
    return new Freshness.PriceSource(
        status.id(),
        status.name().equals(status.id()) ? Names.provider(status.id()) : status.name(),
        status.state().label(),
        status.asOf(),
        status.rows());
  }
}
