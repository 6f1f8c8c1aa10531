package dev.finetunecost.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads a dataset once, from its first byte to its last, and keeps numbers. */
public final class Inspector {
  /** Mistakes that are kept with their line; more are only counted. */
  static final int MISTAKES_SHOWN = 20;

  /**
   * Tokens that wrap each message of a conversation, and as many that begin the answer (OpenAI
   * cookbook, "How to count tokens with tiktoken": tokens_per_message = 3, and 3 for the reply).
   */
  private static final int TOKENS_AROUND_A_MESSAGE = 3;

  private final Tokenizer tokenizer;
  private final Tokenizer.Counter counter;

  public Inspector(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
    this.counter = tokenizer.counter();
  }

  /** What the file holds. The stream is read to its end and stays open. */
  public Inspection inspect(String fileName, FileFormat format, InputStream in) throws IOException {
    Tally tally = new Tally();
    Rows.read(
        in,
        format,
        row -> {
          switch (row) {
            case Row.Good good -> tally.add(good.example());
            case Row.Bad bad -> tally.add(bad.mistake());
          }
        });
    return tally.inspection(fileName);
  }

  /** The numbers that grow while a file is read. */
  private final class Tally {
    private final Map<Example.Shape, Integer> shapes = new EnumMap<>(Example.Shape.class);
    private final List<Mistake> mistakes = new ArrayList<>();
    private final LongList lengths = new LongList();
    private final LongList fingerprints = new LongList();
    private long mistakeCount;
    private long promptTokens;
    private long completionTokens;
    private long withPersonalData;

    void add(Mistake mistake) {
      mistakeCount++;
      if (mistakes.size() < MISTAKES_SHOWN) {
        mistakes.add(mistake);
      }
    }

    void add(Example example) {
      int prompt = counter.count(example.prompt());
      int completion = counter.count(example.completion());
      shapes.merge(example.shape(), 1, Integer::sum);
      promptTokens += prompt;
      completionTokens += completion;
      lengths.add((long) prompt + completion + around(example.messages()));
      fingerprints.add(Fingerprint.of(example));
      if (PersonalData.in(example)) {
        withPersonalData++;
      }
    }

    Inspection inspection(String fileName) {
      return new Inspection(
          fileName,
          tokenizer,
          shapes,
          mistakeCount,
          mistakes,
          promptTokens,
          completionTokens,
          new Lengths(lengths.toArray()),
          Fingerprint.repeated(fingerprints.toArray()),
          withPersonalData);
    }
  }

  private static int around(int messages) {
    return messages == 0 ? 0 : TOKENS_AROUND_A_MESSAGE * (messages + 1);
  }
}
