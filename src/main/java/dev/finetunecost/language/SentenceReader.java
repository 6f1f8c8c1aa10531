package dev.finetunecost.language;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.catalog.Models;
import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.language.text.Instances;
import dev.finetunecost.language.text.Lexicon;
import dev.finetunecost.language.text.TermReader;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads sentences. One object serves all threads. */
public final class SentenceReader {
  private final Models models;
  private final TermReader terms;
  private final IntentReader intents;
  private final ScenarioWriter writer;
  private final List<Recogniser> recognisers;

  /** Names of models and GPUs come from the catalogue. */
  public SentenceReader(Catalog catalog) {
    this(catalog, Clock.systemUTC());
  }

  /**
   * @param clock says from when {@code until Q3} is counted
   */
  public SentenceReader(Catalog catalog, InstantSource clock) {
    Lexicon lexicon = Lexicon.bundled(catalog);
    Instances instances = Instances.bundled();
    this.models = catalog.models();
    this.terms = new TermReader(lexicon, instances);
    this.intents = IntentReader.bundled(lexicon);
    this.writer = new ScenarioWriter(ExchangeRates.bundled(), instances);
    // Each takes the numbers that it is surest of, and leaves the others to those after it.
    this.recognisers =
        List.of(
            new ModelFacts(),
            new GpuFacts(),
            new NameFacts(instances),
            new MoneyFacts(),
            new HorizonDates(clock),
            new TrainingFacts(),
            new TokenFacts(),
            new VolumeFacts(),
            new DatasetFacts(),
            new DurationFacts(),
            new PurposeFacts());
  }

  /** What these words say. Any text at all is read; nothing is thrown. */
  public Understanding read(String words) {
    return understand(sentence(words));
  }

  /** What these words, said after an answer, do to the scenario that was answered. */
  public Change readChange(String words, Scenario current) {
    return readChange(words, current, Optional.empty());
  }

  /**
   * What these words do to the scenario that was answered.
   *
   * @param before what the scenario was before it was last changed, which tells what a number alone
   *     may correct
   */
  public Change readChange(String words, Scenario current, Optional<Scenario> before) {
    Sentence sentence = sentence(words);
    return new ChangeReader(sentence, understand(sentence), current, before, models).read();
  }

  /** The names of all that speaks for an intent in these words. */
  Set<String> evidence(String words) {
    Sentence sentence = sentence(words);
    return intents.evidence(sentence, facts(sentence));
  }

  private Sentence sentence(String words) {
    return new Sentence(words, terms.read(words));
  }

  private Facts facts(Sentence sentence) {
    Facts facts = new Facts(sentence);
    recognisers.forEach(recogniser -> recogniser.read(sentence, facts));
    return facts;
  }

  private Understanding understand(Sentence sentence) {
    Facts facts = facts(sentence);
    Intent intent = intents.read(sentence, facts);
    List<Fact> said = facts.inOrder();
    return new Understanding(
        sentence.words(),
        intent,
        said,
        LeftOvers.of(sentence),
        AmbiguityReader.read(sentence, facts),
        writer.scenario(said));
  }
}
