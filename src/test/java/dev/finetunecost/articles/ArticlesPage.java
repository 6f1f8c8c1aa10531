package dev.finetunecost.articles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes {@code docs/articles.md}: each worked figure of the articles beside ours. */
final class ArticlesPage {
  static final Path PATH = Path.of("docs/articles.md");

  private static final Map<String, String> VERDICTS =
      Map.of(
          "ok", "agrees",
          "rounding", "agrees, rounded",
          "wrong", "**differs**",
          "inconsistent", "agrees, but see note");

  private ArticlesPage() {}

  /** Writes the page anew. */
  public static void main(String[] args) throws IOException {
    Files.writeString(PATH, text());
  }

  /** The whole page. */
  static String text() {
    List<Figure> figures = Figure.all();
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # The founding articles, recomputed

        People come with the numbers of five public articles in their heads. Each example that they work out is put to the
        engine here: money as a bill of lines (so many units at so much each), anything else by its formula. Where an article
        is right we agree within its rounding; where it is wrong the note says why. The table is written by
        `ArticlesPage`; `ArticlesTest` fails when it is not current.

        """);
    page.append(
        String.format(
            Locale.ROOT,
            "%d figures: %d agree, %d differ, %d agree in their arithmetic but contradict another figure.%n%n",
            figures.size(),
            count(figures, "ok") + count(figures, "rounding"),
            count(figures, "wrong"),
            count(figures, "inconsistent")));
    page.append("| figure | formula | unit | theirs | ours | verdict | note |\n");
    page.append("|---|---|---|---|---|---|---|\n");
    figures.forEach(figure -> page.append(row(figure)));
    return page.toString();
  }

  private static long count(List<Figure> figures, String verdict) {
    return figures.stream().filter(figure -> figure.verdict().equals(verdict)).count();
  }

  private static String row(Figure figure) {
    List<String> formulas = new ArrayList<>();
    figure
        .formulas()
        .forEach(formula -> formulas.add(Formula.withNumbers(formula, figure.inputs())));
    return "| %s | %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            figure.id(),
            String.join("; ", formulas),
            figure.unit(),
            numbers(figure, figure.stated()),
            numbers(figure, figure.ours()),
            VERDICTS.getOrDefault(figure.verdict(), figure.verdict()),
            figure.note().replace("|", "/"));
  }

  private static String numbers(Figure figure, List<Double> values) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      words.add(number(values.get(i), figure.isMoney(i)));
    }
    return String.join("; ", words);
  }

  private static String number(double value, boolean money) {
    if (money && Math.abs(value) >= 0.1) {
      return String.format(Locale.ROOT, "%,.2f", value);
    }
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,d", (long) value)
        : String.format(Locale.ROOT, "%.4g", value);
  }
}
