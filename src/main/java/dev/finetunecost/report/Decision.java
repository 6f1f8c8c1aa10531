package dev.finetunecost.report;

import dev.finetunecost.engine.alternative.Alternative;
import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.cost.CostPlan.NotPriced;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.engine.spec.Origin;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.uncertainty.Swing;
import dev.finetunecost.engine.verdict.Verdict;
import dev.finetunecost.engine.verdict.Verdict.Flip;
import dev.finetunecost.engine.verdict.Verdict.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The decision in sentences: what to do, what speaks against it, what would change it. */
final class Decision {
  private final Subject subject;
  private final AlternativeNames names;
  private final Reasons reasons;
  private final Words words;

  Decision(Subject subject) {
    this.subject = subject;
    this.names = AlternativeNames.of(subject);
    this.reasons = new Reasons(subject);
    this.words = subject.words();
  }

  /** A question about memory or time is answered first, and the decision follows as a reason. */
  Report.Verdict inWords(Intent intent) {
    List<String> why = new ArrayList<>();
    String headline = headline();
    String direct = new ThreeAnswers(subject).headline(intent);
    if (!direct.isEmpty()) {
      why.add(headline);
      headline = direct;
    }
    reasons.all().forEach(reason -> why.add(reason.text()));
    String next = new NextSteps(subject).inWords();
    return new Report.Verdict(headline, why, flip(), counterArgument(), next);
  }

  private Verdict verdict() {
    return subject.estimate().verdict();
  }

  private String headline() {
    @Nullable Option choice = subject.choice();
    if (choice == null) {
      return words.say("headline.nothing");
    }
    return switch (verdict().action()) {
      case DO -> go(choice.alternative());
      case NOT_YET ->
          words.say("headline.not_yet." + verdict().nextStep().name().toLowerCase(Locale.ROOT));
      case COST_ONLY ->
          words.say(
              "headline.cost_only",
              Figures.money(choice.total()),
              words.months(subject.months()),
              names.name(choice.alternative()));
      case DONT -> {
        if (verdict().reasons().contains(new Reason.FactsBelongInRetrieval())) {
          yield words.say("headline.facts");
        }
        String key =
            !Subject.isApi(choice)
                ? "headline.dont"
                : isBaselineAssumed() ? "headline.use" : "headline.stay";
        yield words.say(key, names.name(choice.alternative()));
      }
    };
  }

  private boolean isBaselineAssumed() {
    return subject
        .estimate()
        .resolved()
        .scenario()
        .get(Field.BASELINE_MODEL)
        .filter(stated -> stated.origin() == Origin.DEFAULT)
        .isPresent();
  }

  private String go(Alternative alternative) {
    return switch (alternative) {
      case Alternative.Managed managed ->
          words.say(
              "headline.do.managed",
              Names.model(managed.offer().model()),
              Names.provider(managed.offer().provider()));
      case Alternative.SelfHosted own ->
          words.say(
              "headline.do.self_hosted",
              Names.model(subject.estimate().resolved().model().id()),
              own.method().label());
      case Alternative.Api _,
          Alternative.Prompt _,
          Alternative.Rag _,
          Alternative.CheaperApi _,
          Alternative.Owned _ ->
          words.say("headline.do", names.name(alternative));
    };
  }

  /** The nearest flip point, or that there is none where one was looked for. */
  private String flip() {
    return verdict().flips().stream()
        .findFirst()
        .map(this::flip)
        .orElseGet(() -> subject.isByMoney() ? words.say("flip.none") : "");
  }

  private String flip(Flip flip) {
    ResolvedScenario resolved = subject.estimate().resolved();
    double now =
        switch (flip.variable()) {
          case VOLUME -> resolved.traffic().requestsPerMonth();
          case API_PRICE, GPU_PRICE -> 1;
          case PEOPLE_HOURS -> resolved.effort().engineerHours().typical();
          case HORIZON -> resolved.horizonMonths();
        };
    String key =
        "flip."
            + flip.variable().name().toLowerCase(Locale.ROOT)
            + (flip.upward() ? ".above" : ".below");
    return words.say(key, Figures.rounded(flip.value()), Figures.rounded(now), nameOf(flip.to()));
  }

  private String counterArgument() {
    @Nullable Option choice = subject.choice();
    @Nullable Option rival = subject.rival();
    if (choice == null) {
      return "";
    }
    @Nullable Reason against = verdict().counterArgument();
    if (against != null && !isOwnKind(against, choice)) {
      return reasons.inWords(against);
    }
    List<String> sentences = new ArrayList<>();
    if (rival != null && rival.chanceCheapest() >= 0.01) {
      sentences.add(
          words.say(
              "counter.rival",
              Names.capital(names.name(rival.alternative())),
              Chances.inWords(rival.chanceCheapest(), words)));
    }
    if (rival != null) {
      subject.estimate().sensitivity().stream()
          .findFirst()
          .flatMap(swing -> driver(swing).stream().findFirst())
          .ifPresent(sentences::add);
    }
    if (sentences.isEmpty() && !choice.plan().notPriced().isEmpty()) {
      sentences.add(
          words.say(
              "counter.not_priced",
              choice.plan().notPriced().stream()
                  .map(NotPriced::label)
                  .collect(Collectors.joining("; "))));
    }
    return String.join(" ", sentences);
  }

  /** Whether the point is only that another way of tuning the same model may cost a little less. */
  private boolean isOwnKind(Reason against, Option choice) {
    return against instanceof Reason.OtherwiseInDraws otherwise
        && subject
            .estimate()
            .option(otherwise.id())
            .alternative()
            .kind()
            .equals(choice.alternative().kind());
  }

  /** What the strongest driver does where it turns against the choice; none where it never does. */
  private List<String> driver(Swing swing) {
    double against = Math.max(swing.lowUsd(), swing.highUsd());
    if (against <= 0 || subject.difference() >= 0) {
      return List.of();
    }
    String end = swing.highUsd() >= swing.lowUsd() ? "counter.driver.high" : "counter.driver.low";
    double left = -(subject.difference() + against);
    return List.of(
        words.say(
            left < 0 ? end + ".flips" : end,
            Drivers.within(swing.driver(), words),
            names.name(Objects.requireNonNull(subject.rival()).alternative()),
            Figures.about(left)));
  }

  private String nameOf(String id) {
    return names.name(subject.estimate().option(id).alternative());
  }
}
