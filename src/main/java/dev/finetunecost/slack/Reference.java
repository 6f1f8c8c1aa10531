package dev.finetunecost.slack;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/** Short names for failures: people quote them, and they stand in the log. */
final class Reference {
  private Reference() {}

  /** The name; the same for each attempt at the same thing. */
  static String of(String origin) {
    CRC32 sum = new CRC32();
    sum.update(origin.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }
}
