package dev.finetunecost.cli;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command reads from and writes to, all of it UTF-8.
 *
 * @param out results
 * @param err everything else
 * @param colour whether a person looks at the results on a screen that knows colours
 */
public record Terminal(BufferedReader in, PrintWriter out, PrintWriter err, boolean colour) {

  /** The terminal on these streams. */
  public static Terminal on(InputStream in, OutputStream out, OutputStream err, boolean colour) {
    return new Terminal(
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)),
        new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)),
        new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true),
        colour);
  }

  /**
   * Whether to use colours: only on a screen, and not where {@code NO_COLOR} or {@code TERM=dumb}
   * asks for none.
   */
  public static boolean wantsColour(boolean isScreen, Map<String, String> environment) {
    @Nullable String none = environment.get("NO_COLOR");
    return isScreen && (none == null || none.isEmpty()) && !"dumb".equals(environment.get("TERM"));
  }

  /** Writes text that ends with its own line feed. */
  void print(String text) {
    out.print(text);
    out.flush();
  }

  /** Writes one line. */
  void line(String text) {
    print(text + "\n");
  }

  /** Says what is wrong and what to do about it. */
  void complain(String text) {
    err.print(text + "\n");
    err.flush();
  }
}
