package dev.finetunecost.report;

import dev.finetunecost.engine.alternative.Alternative;
import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.cost.CostPlan.NotPriced;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.engine.spec.Origin;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.training.TrainingAnswer;
import dev.finetunecost.engine.uncertainty.Swing;
import dev.finetunecost.engine.units.MoneyRange;
import dev.finetunecost.engine.units.Range;
import dev.finetunecost.engine.units.Usd;
import dev.finetunecost.engine.verdict.Verdict;
import dev.finetunecost.engine.verdict.Verdict.Flip;
import dev.finetunecost.engine.verdict.Verdict.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The decision in sentences: what to do, why, what speaks against it, what would change it. */
final class Decision {
  /** Dollars; nobody starts a pilot for less. */
  private static final double LEAST_WORTH_SAYING = 100;

  private final Subject subject;
  private final AlternativeNames names;
  private final Words words;

  Decision(Subject subject) {
    this.subject = subject;
    this.names = AlternativeNames.of(subject);
    this.words = subject.words();
  }

  /** A question about memory or time is answered first, and the decision follows as a reason. */
  Report.Verdict inWords(Intent intent) {
    List<String> reasons = new ArrayList<>();
    String headline = headline();
    String direct = new ThreeAnswers(subject).headline(intent);
    if (!direct.isEmpty()) {
      reasons.add(headline);
      headline = direct;
    }
    reasons().forEach(reason -> reasons.add(reason.text()));
    return new Report.Verdict(headline, reasons, flip(), counterArgument(), nextStep());
  }

  /**
   * A reason in words.
   *
   * @param rule the rule's id
   */
  record Spoken(String rule, String text) {}

  /**
   * Why, the strongest first. Left out are the total that the headline already gives, and rules of
   * thumb whose own figures speak.
   */
  List<Spoken> reasons() {
    List<Reason> all = verdict().reasons();
    return all.stream()
        .filter(reason -> !isInHeadline(reason))
        .filter(reason ->
            !(reason instanceof Reason.Thumb)
                || all.stream()
                    .noneMatch(other ->
                        !(other instanceof Reason.Thumb) && other.rule().equals(reason.rule())))
        .map(reason -> new Spoken(reason.rule(), reason(reason)))
        .toList();
  }

  private boolean isInHeadline(Reason reason) {
    return verdict().action() == Verdict.Action.COST_ONLY
        && reason instanceof Reason.Cheapest cheapest
        && cheapest.runnerUp() == null;
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

  private String reason(Reason reason) {
    return switch (reason) {
      case Reason.Cheapest cheapest -> cheapest(cheapest);
      case Reason.NeverPaysBack never ->
          words.say("reason.never_pays_back", words.months(never.horizonMonths()));
      case Reason.PaysBack pays -> words.say("reason.pays_back", pays.month());
      case Reason.FactsBelongInRetrieval _ -> words.say("reason.facts");
      case Reason.DataMustStay _ -> words.say("reason.privacy");
      case Reason.PeopleDominate people ->
          words.say("reason.people", Figures.percent(people.share()));
      case Reason.OverBudget over ->
          words.say(
              "reason.budget",
              Names.capital(nameOfTotal(over.total())),
              Figures.money(over.total()),
              Figures.about(over.budgetUsd()));
      case Reason.NothingFeasible _ -> words.say("reason.nothing");
      case Reason.NoWayToTune _ -> words.say("reason.no_way_to_tune");
      case Reason.PaysForQuality premium ->
          words.say(
              "reason.quality",
              Figures.about(premium.premium().dollars()),
              Names.capital(nameOf(premium.id())));
      case Reason.CheaperIfGoodEnough cheaper ->
          words.say(
              "reason.cheaper_if_good_enough",
              Names.capital(nameOf(cheaper.id())),
              Figures.money(cheaper.total()));
      case Reason.PilotFailed pilot ->
          words.say(
              "reason.pilot_failed", Figures.percent(pilot.gain()), Figures.percent(pilot.gate()));
      case Reason.OtherwiseInDraws otherwise ->
          words.say(
              "counter.rival",
              Names.capital(nameOf(otherwise.id())),
              Chances.inWords(otherwise.chance(), words));
      case Reason.QualityUnproven unproven ->
          words.say("counter.quality", nameOf(unproven.id()), Figures.percent(unproven.chance()));
      case Reason.BaselineAssumed assumed -> words.say("counter.baseline", nameOf(assumed.id()));
      case Reason.Thumb thumb ->
          words.say(
              "reason.thumb", Names.capital(thumb.thumb().condition()), thumb.thumb().advice());
      case Reason.NothingToCompare _ -> nothingToCompare();
    };
  }

  private String nothingToCompare() {
    return subject
        .estimate()
        .resolved()
        .scenario()
        .text(Field.BASELINE_MODEL)
        .map(named -> words.say("reason.baseline_unpriced", named))
        .orElseGet(() -> words.say("reason.no_baseline"));
  }

  private String cheapest(Reason.Cheapest reason) {
    String horizon = words.months(subject.months());
    String name = nameOf(reason.id());
    @Nullable String runnerUp = reason.runnerUp();
    @Nullable MoneyRange runnerUpTotal = reason.runnerUpTotal();
    return runnerUp == null || runnerUpTotal == null
        ? words.say("reason.cheapest_alone", horizon, name, Figures.money(reason.total()))
        : words.say(
            "reason.cheapest",
            horizon,
            name,
            Figures.money(reason.total()),
            nameOf(runnerUp),
            Figures.money(runnerUpTotal));
  }

  /** The nearest flip point, or that there is none where one was looked for. */
  private String flip() {
    return verdict().flips().stream()
        .findFirst()
        .map(this::flip)
        .orElseGet(() -> isByMoney() ? words.say("flip.none") : "");
  }

  private boolean isByMoney() {
    return subject.rival() != null
        && verdict().action() != Verdict.Action.COST_ONLY
        && verdict().reasons().stream()
            .filter(reason -> !(reason instanceof Reason.OverBudget))
            .findFirst()
            .filter(Reason.Cheapest.class::isInstance)
            .isPresent();
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
      return reason(against);
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

  /** The step itself, then what more knowledge is worth, then the question to answer first. */
  private String nextStep() {
    return Stream.of(step(), certainty(), question())
        .filter(sentence -> !sentence.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private String step() {
    return switch (verdict().nextStep()) {
      case STAY_AND_LOG -> words.say("next.stay_and_log");
      case PROMPT_BASELINE_FIRST -> words.say("next.prompt_baseline_first");
      case EVALUATIONS_FIRST -> words.say("next.evaluations_first");
      case DEFINE_SUCCESS -> words.say("next.define_success");
      case TRY_CHEAPER_MODEL -> words.say("next.try_cheaper_model");
      case PROOF_OF_CONCEPT, PILOT -> pilot();
      case ROLL_OUT -> words.say("next.roll_out");
      case TRY_RETRIEVAL -> words.say("next.try_retrieval");
      case NAME_THE_BASELINE -> words.say("next.name_the_baseline");
      case RELAX_CONSTRAINTS -> words.say("next.relax_constraints");
    };
  }

  private String pilot() {
    Verdict.Stakes stakes = verdict().stakes();
    boolean worthIt = stakes.pilotWorth().compareTo(Usd.ZERO) > 0;
    String key = worthIt ? "next.pilot.unpriced" : "next.pilot.only";
    String run = "";
    if (worthIt
        && subject.estimate().training() instanceof TrainingAnswer.Fits fits
        && fits.runCost() != null) {
      key = "next.pilot";
      run = Figures.money(fits.runCost());
    }
    return words.say(
        key,
        run,
        Figures.number(stakes.pilotExamples()),
        Figures.percent(stakes.gate()),
        Figures.about(stakes.pilotWorth().dollars()));
  }

  /** How little there is to gain from knowing more, where the decision stands. */
  private String certainty() {
    boolean stands =
        switch (verdict().nextStep()) {
          case STAY_AND_LOG, ROLL_OUT -> subject.rival() != null;
          case PROMPT_BASELINE_FIRST,
              EVALUATIONS_FIRST,
              DEFINE_SUCCESS,
              TRY_CHEAPER_MODEL,
              PROOF_OF_CONCEPT,
              PILOT,
              TRY_RETRIEVAL,
              NAME_THE_BASELINE,
              RELAX_CONSTRAINTS ->
              false;
        };
    double worth = verdict().stakes().expectedRegret().dollars();
    return stands && worth >= LEAST_WORTH_SAYING
        ? words.say("next.certainty", Figures.about(worth))
        : "";
  }

  private String question() {
    Verdict.@Nullable Question question = verdict().question();
    if (question == null) {
      return isByMoney() ? words.say("question.none") : "";
    }
    String fact = Names.small(words.say("scenario." + question.field().key()));
    @Nullable Range range = question.range();
    if (range == null) {
      return words.say("question.open", fact);
    }
    Assumptions values = new Assumptions(subject);
    return words.say(
        "question",
        fact,
        values.inWords(question.field(), range.p50(), range.p50()),
        values.inWords(
            question.field(), Figures.twoDigits(range.p10()), Figures.twoDigits(range.p90())));
  }

  private String nameOfTotal(MoneyRange total) {
    return names.name(
        subject.estimate().alternatives().stream()
            .filter(option -> option.total().equals(total))
            .findFirst()
            .orElseThrow()
            .alternative());
  }

  private String nameOf(String id) {
    return names.name(subject.estimate().option(id).alternative());
  }
}
