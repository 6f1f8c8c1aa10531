package dev.finetunecost.bench;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.language.SentenceReader;
import dev.finetunecost.language.Understanding;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A sentence in at most 1 ms, a page of 8 KB in at most 50 ms. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class ReadingBenchmark {
  private static final String SENTENCE =
      "fine-tune llama 3.1 8b with lora on 8k support emails, 50k requests a day, now on"
          + " gpt-4.1-mini, 18 months";
  private static final int PAGE = 8 * 1024;

  private final SentenceReader reader = new SentenceReader(Catalog.bundled());
  private final String page =
      (SENTENCE + ". ").repeat(PAGE / SENTENCE.length() + 1).substring(0, PAGE);

  /** One sentence. */
  @Benchmark
  public Understanding sentence() {
    return reader.read(SENTENCE);
  }

  /** Many sentences, all full of facts. */
  @Benchmark
  public Understanding page() {
    return reader.read(page);
  }
}
