package dev.finetunecost.language;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.language.text.Instances;
import dev.finetunecost.language.text.Lexicon;
import dev.finetunecost.language.text.TermReader;
import java.util.List;

/** Reads sentences. One object serves all threads. */
public final class SentenceReader {
  private final TermReader terms;
  private final IntentReader intents;
  private final List<Recogniser> recognisers;

  /** Names of models and GPUs come from the catalogue. */
  public SentenceReader(Catalog catalog) {
    Lexicon lexicon = Lexicon.bundled();
    Instances instances = Instances.bundled();
    this.terms = new TermReader(lexicon, instances);
    this.intents = new IntentReader();
    // Each takes the numbers that it is surest of, and leaves the others to those after it.
    this.recognisers =
        List.of(
            new ModelFacts(),
            new GpuFacts(),
            new NameFacts(instances),
            new MoneyFacts(),
            new TrainingFacts(),
            new TokenFacts(),
            new VolumeFacts(),
            new DatasetFacts(),
            new DurationFacts(),
            new PurposeFacts());
  }

  /** What these words say. Any text at all is read; nothing is thrown. */
  public Understanding read(String words) {
    Sentence sentence = new Sentence(words, terms.read(words));
    Facts facts = new Facts(sentence);
    recognisers.forEach(recogniser -> recogniser.read(sentence, facts));
    Intent intent = intents.read(sentence, facts);
    return new Understanding(words, intent, facts.inOrder(), LeftOvers.of(sentence));
  }
}
