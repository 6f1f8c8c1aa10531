package dev.finetunecost.prices;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.Random;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;

/**
 * Measures a refresh of all feeds from recorded payloads over local HTTP: at most 2 s of CPU, and
 * it must run with {@code -Xmx256m}. The local server is part of what is measured.
 */
final class RefreshMeasurement {
  private RefreshMeasurement() {}

  /** Prints the CPU time of the first refresh, cold, and of later ones, and the largest heap. */
  public static void main(String[] arguments) throws Exception {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    HandClock clock = new HandClock("2026-11-25T09:00:00Z");
    try (MockWebServer server = new MockWebServer()) {
      Sources sources = new Sources(server);
      server.start();
      LivePrices prices =
          new LivePrices(
              sources.feeds(),
              new OkHttpClient(),
              new KeptSheets(),
              clock,
              new Inline(),
              new Random(1),
              Patience.USUAL);
      for (int run = 1; run <= 4; run++) {
        long before = system.getProcessCpuTime();
        prices.refreshDue();
        long spent = Duration.ofNanos(system.getProcessCpuTime() - before).toMillis();
        System.out.printf(
            "refresh %d: %d ms of CPU, %d token prices, %d GPU offers%n",
            run, spent, prices.get().tokens().size(), prices.get().gpus().size());
        clock.advance(Duration.ofHours(25));
      }
    }
    long peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(usage -> usage.getUsed())
            .sum();
    System.out.printf("largest heap: %d MB%n", peak >> 20);
  }
}
