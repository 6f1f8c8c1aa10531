package dev.finetunecost.report;

import dev.finetunecost.engine.training.TrainingAnswer;
import dev.finetunecost.engine.units.Range;
import dev.finetunecost.engine.units.Usd;
import dev.finetunecost.engine.verdict.Verdict;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What to do next, in sentences. */
final class NextSteps {
  /** Dollars; nobody starts a pilot for less. */
  private static final double LEAST_WORTH_SAYING = 100;

  private final Subject subject;
  private final Words words;

  NextSteps(Subject subject) {
    this.subject = subject;
    this.words = subject.words();
  }

  /** The step itself, then what more knowledge is worth, then the question to answer first. */
  String inWords() {
    return Stream.of(step(), certainty(), question())
        .filter(sentence -> !sentence.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private String step() {
    return switch (subject.estimate().verdict().nextStep()) {
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
    Verdict.Stakes stakes = subject.estimate().verdict().stakes();
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
        switch (subject.estimate().verdict().nextStep()) {
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
    double worth = subject.estimate().verdict().stakes().expectedRegret().dollars();
    return stands && worth >= LEAST_WORTH_SAYING
        ? words.say("next.certainty", Figures.about(worth))
        : "";
  }

  private String question() {
    Verdict.@Nullable Question question = subject.estimate().verdict().question();
    if (question == null) {
      return subject.isByMoney() ? words.say("question.none") : "";
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
}
