package dev.finetunecost.prices.feed;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a fine-tuning meter of Azure is for, read from its name. Names are free text: {@code gpt-4.1
 * FT Training global Tokens}, {@code gpt-4o-0806-cached-FT-inp-glbl Tokens}, {@code 4o mini 0718 ft
 * hosting Dz Unit}.
 *
 * @param model the canonical base model
 * @param method {@code sft} or {@code rft}
 * @param tier {@code global}, {@code regional}, {@code data zone} or {@code developer}
 */
record AzureMeter(String model, String method, String tier, Role role) {

  /** What a meter counts. */
  enum Role {
    TRAINING,
    HOSTING,
    INPUT,
    CACHED_INPUT,
    OUTPUT
  }

  private static final Set<String> GRADERS = Set.of("grader", "grdr");
  private static final Set<String> HOSTING = Set.of("hosting", "hstng");
  private static final Set<String> TRAINING = Set.of("training", "trng");
  private static final Set<String> CACHED = Set.of("cached", "cchd", "cched", "cd");
  private static final Set<String> INPUT = Set.of("input", "inpt", "inp", "in");
  private static final Set<String> OUTPUT = Set.of("output", "outp", "opt", "out");

  /** The meter of this name; empty where it is not one of fine-tuning, or of a model we know. */
  static Optional<AzureMeter> read(String meterName) {
    Set<String> words =
        new HashSet<>(Arrays.asList(meterName.toLowerCase(Locale.ROOT).split("[\\s-]+")));
    boolean tuning = words.contains("ft") || words.contains("rft");
    if (!tuning || words.stream().anyMatch(GRADERS::contains)) {
      return Optional.empty();
    }
    return model(words)
        .map(model -> new AzureMeter(model, method(model), tier(words), role(words)));
  }

  private static Optional<String> model(Set<String> words) {
    String size = words.contains("mini") ? "-mini" : words.contains("nano") ? "-nano" : "";
    if (words.contains("4.1")) {
      return Optional.of("gpt-4.1" + size);
    }
    if (words.contains("4o")) {
      return Optional.of("gpt-4o" + size);
    }
    if (words.contains("o4") && size.equals("-mini")) {
      return Optional.of("o4-mini");
    }
    return words.contains("20b") ? Optional.of("gpt-oss-20b") : Optional.empty();
  }

  /** o4-mini is tuned by reinforcement alone, whatever a meter of it says. */
  private static String method(String model) {
    return model.equals("o4-mini") ? "rft" : "sft";
  }

  private static String tier(Set<String> words) {
    if (words.contains("dev")) {
      return "developer";
    }
    if (words.contains("dz")) {
      return "data zone";
    }
    return words.contains("regional") || words.contains("regnl") ? "regional" : "global";
  }

  private static Role role(Set<String> words) {
    if (words.stream().anyMatch(HOSTING::contains)) {
      return Role.HOSTING;
    }
    if (words.stream().anyMatch(TRAINING::contains)) {
      return Role.TRAINING;
    }
    if (words.stream().anyMatch(CACHED::contains)) {
      return Role.CACHED_INPUT;
    }
    if (words.stream().anyMatch(INPUT::contains)) {
      return Role.INPUT;
    }
    // "OSS 20b FT DZ Tokens" counts trained tokens
    return words.stream().anyMatch(OUTPUT::contains) ? Role.OUTPUT : Role.TRAINING;
  }
}
