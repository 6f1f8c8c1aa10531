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
   * Tokens that wrap each message of a conversation: {@code <|im_start|>role\n … <|im_end|>}
   * (OpenAI cookbook, "How to count tokens", 3 a message and 3 to start the answer).
   */
  private static final int TOKENS_AROUND_AN_EXAMPLE = 9;

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
      lengths.add((long) prompt + completion + around(example.shape()));
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

  private static int around(Example.Shape shape) {
    return switch (shape) {
      case CHAT, SHAREGPT, INSTRUCTION, PAIR, PREFERENCE -> TOKENS_AROUND_AN_EXAMPLE;
      case TEXT -> 1;
    };
  }
}
