package dev.finetunecost.bench;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.prices.PriceBooks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Looking up a price by any of its names: at most a microsecond. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class PriceLookUpBenchmark {
  private final PriceBook book = PriceBooks.bundled(Instant.parse("2026-11-25T00:00:00Z"));

  /** As it is, with seller and date, an open model, and one that nobody sells. */
  @Param({"gpt-4.1-mini", "azure/gpt-4.1-mini-2025-04-14", "llama-3.3-70b", "gpt-17-mega"})
  public String model = "gpt-4.1-mini";

  @Benchmark
  public Optional<TokenPrice> tokenPrice() {
    return book.tokenPrice(model);
  }

  @Benchmark
  public List<GpuOffer> gpus() {
    return book.gpus("H100");
  }
}
