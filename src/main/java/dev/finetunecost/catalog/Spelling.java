package dev.finetunecost.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** How far two spellings are apart. */
final class Spelling {
  /** Names further apart than this share of their length are not near. */
  private static final double NEAR = 0.5;

  private Spelling() {}

  /**
   * The edit distance with swaps of neighbours (optimal string alignment): how many letters must be
   * put in, left out, replaced or swapped to make one from the other.
   */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(replaced, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }

  /** Those of the candidates that are near the word, the nearest first. */
  static List<String> nearest(String word, Stream<String> candidates, int atMost) {
    return candidates
        .map(candidate -> new Scored(candidate, score(word, candidate)))
        .filter(scored -> scored.score() <= NEAR)
        .sorted(Comparator.comparingDouble(Scored::score))
        .map(Scored::name)
        .limit(atMost)
        .toList();
  }

  private static double score(String word, String candidate) {
    String a = letters(word);
    String b = letters(candidate);
    if (a.isEmpty() || b.isEmpty()) {
      return 1;
    }
    double apart = (double) distance(a, b) / Math.max(a.length(), b.length());
    return a.length() > 2 && (b.contains(a) || a.contains(b)) ? apart / 2 : apart;
  }

  private static String letters(String name) {
    return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private record Scored(String name, double score) {}
}
