package dev.finetunecost.language;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.engine.spec.Intent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Fits the weights of {@code intent-weights.csv} to sentences whose intent is known: multinomial
 * logistic regression with an L2 penalty, by gradient descent, the same weights for the same
 * sentences.
 *
 * <p>Arguments: JSON-lines files. Prints how many intents are right of sentences that are left out
 * in turn (ten folds), then writes the table.
 */
final class IntentTrainer {
  private static final Path TABLE = Path.of("src/main/resources/language/intent-weights.csv");
  private static final List<Intent> INTENTS = List.of(Intent.values());
  private static final int FOLDS = 10;
  private static final int STEPS = 600;
  private static final double LEARNING_RATE = 0.5;
  private static final double PENALTY = 0.002;

  /** Weights below this, in every intent, are noise. */
  private static final double SMALLEST_WEIGHT = 0.05;

  private record Example(Labelled sentence, List<Integer> evidence, int intent) {}

  private final Map<String, Integer> names = new TreeMap<>();

  public static void main(String... files) throws IOException {
    new IntentTrainer().train(files);
  }

  private void train(String... files) throws IOException {
    SentenceReader reader = new SentenceReader(Catalog.bundled());
    List<Example> examples = new ArrayList<>();
    for (String file : files) {
      for (Labelled sentence : Labelled.read(Path.of(file))) {
        List<Integer> evidence =
            reader.evidence(sentence.text()).stream()
                .map(name -> names.computeIfAbsent(name, _ -> names.size()))
                .toList();
        Intent intent = Intent.valueOf(sentence.intents().getFirst().toUpperCase(Locale.ROOT));
        examples.add(new Example(sentence, evidence, INTENTS.indexOf(intent)));
      }
    }
    System.out.printf("%d of %d right when left out%n", leftOut(examples), examples.size());
    double[][] weights = fitted(examples);
    Files.writeString(TABLE, table(weights));
    System.out.printf("%d of %d right%n", right(examples, weights), examples.size());
  }

  private int leftOut(List<Example> examples) {
    List<Example> shuffled = new ArrayList<>(examples);
    Collections.shuffle(shuffled, new Random(1));
    int right = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      List<Example> kept = new ArrayList<>();
      List<Example> out = new ArrayList<>();
      for (int i = 0; i < shuffled.size(); i++) {
        (i % FOLDS == fold ? out : kept).add(shuffled.get(i));
      }
      double[][] weights = fitted(kept);
      right += right(out, weights);
      out.stream()
          .filter(example -> !isRight(example, weights))
          .forEach(example ->
              System.out.printf(
                  "%s <- %s: %s %s%n",
                  example.sentence().intents(),
                  INTENTS.get(heaviest(sums(example, weights))).key(),
                  example.sentence().id(),
                  example.sentence().text()));
    }
    return right;
  }

  private static int right(List<Example> examples, double[][] weights) {
    return (int) examples.stream().filter(example -> isRight(example, weights)).count();
  }

  private static boolean isRight(Example example, double[][] weights) {
    String heaviest = INTENTS.get(heaviest(sums(example, weights))).key();
    return example.sentence().intents().contains(heaviest);
  }

  private double[][] fitted(List<Example> examples) {
    double[][] weights = new double[names.size()][INTENTS.size()];
    double[][] velocity = new double[names.size()][INTENTS.size()];
    double[] shares = shares(examples);
    for (int step = 0; step < STEPS; step++) {
      double[][] gradient = new double[names.size()][INTENTS.size()];
      for (Example example : examples) {
        double[] error = softmax(sums(example, weights));
        error[example.intent()] -= 1;
        double share = shares[example.intent()];
        for (int name : example.evidence()) {
          for (int i = 0; i < INTENTS.size(); i++) {
            gradient[name][i] += share * error[i];
          }
        }
      }
      for (int name = 0; name < weights.length; name++) {
        for (int i = 0; i < INTENTS.size(); i++) {
          double slope = gradient[name][i] + PENALTY * weights[name][i];
          velocity[name][i] = 0.9 * velocity[name][i] - LEARNING_RATE * slope;
          weights[name][i] += velocity[name][i];
        }
      }
    }
    return weights;
  }

  /**
   * How much one example of each intent counts: a common intent has many examples, and each counts
   * less, by the root of their number, so that bare facts do not drown the questions.
   */
  private static double[] shares(List<Example> examples) {
    double[] counts = new double[INTENTS.size()];
    examples.forEach(example -> counts[example.intent()]++);
    double total = Arrays.stream(counts).map(Math::sqrt).sum();
    return Arrays.stream(counts)
        .map(count -> 1 / (Math.sqrt(Math.max(1, count)) * total))
        .toArray();
  }

  private static double[] sums(Example example, double[][] weights) {
    double[] sums = new double[INTENTS.size()];
    for (int name : example.evidence()) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += weights[name][i];
      }
    }
    return sums;
  }

  private static double[] softmax(double[] sums) {
    double most = Arrays.stream(sums).max().orElse(0);
    double[] powers = Arrays.stream(sums).map(sum -> Math.exp(sum - most)).toArray();
    double total = Arrays.stream(powers).sum();
    return Arrays.stream(powers).map(power -> power / total).toArray();
  }

  private static int heaviest(double[] sums) {
    int best = 0;
    for (int i = 1; i < sums.length; i++) {
      best = sums[i] > sums[best] ? i : best;
    }
    return best;
  }

  private String table(double[][] weights) {
    StringBuilder table = new StringBuilder("evidence");
    for (Intent intent : INTENTS) {
      table.append(',').append(intent.key());
    }
    names.forEach((name, row) -> {
      if (Arrays.stream(weights[row]).anyMatch(weight -> Math.abs(weight) >= SMALLEST_WEIGHT)) {
        table.append('\n').append(name.contains(",") ? '"' + name + '"' : name).append(',');
        table.append(
            Arrays.stream(weights[row])
                .mapToObj(weight -> String.format(Locale.ROOT, "%.2f", weight))
                .collect(Collectors.joining(",")));
      }
    });
    return table.append('\n').toString();
  }
}
