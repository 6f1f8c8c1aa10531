package dev.finetunecost.calibration;

import dev.finetunecost.calibration.Calibration.Judged;
import dev.finetunecost.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Fits the engine's constants to the measured points, writes them to their data files, and writes
 * the tables of {@code docs/calibration.md}. Started from the project's folder.
 */
public final class Calibrate {
  static final Path TRAINING = Path.of("src/main/resources/catalog/training-constants.csv");
  static final Path SERVING = Path.of("src/main/resources/catalog/serving-constants.csv");
  private static final Path PAGE = Path.of("docs/calibration.md");
  private static final String GENERATED = "<!-- what follows is generated -->\n";

  private Calibrate() {}

  /** Fits, judges, prints and writes. */
  public static void main(String[] args) throws IOException {
    Catalog catalog = Catalog.bundled();
    Calibration calibration =
        Calibration.of(catalog, ConstantTable.read(TRAINING), ConstantTable.read(SERVING));
    calibration.training().write();
    calibration.serving().write();
    String tables = tables(calibration, new Studies(catalog));
    System.out.println(tables);
    String page = Files.readString(PAGE);
    Files.writeString(
        PAGE, page.substring(0, page.indexOf(GENERATED) + GENERATED.length()) + "\n" + tables);
  }

  private static String tables(Calibration c, Studies studies) {
    StringBuilder text = new StringBuilder();
    text.append("## Training time\n\n").append(head("Error of the predicted time"));
    text.append(rows("ours", c.time()));
    text.append(rows("ours, framework, precision and checkpointing not given", c.timeBlind()));
    rules(text, c.time(), RulesOfThumb.trainingTime());
    text.append("\n").append(sources(c.time()));
    text.append("\n## Training memory\n\n").append(head("Error of the peak memory"));
    text.append(rows("ours", c.memory()));
    text.append(rows("ours, framework, precision and checkpointing not given", c.memoryBlind()));
    rules(text, c.memory(), RulesOfThumb.trainingMemory());
    text.append("\n").append(sources(c.memory()));
    text.append("\n## Serving\n\n").append(head("Error of the output tokens per second"));
    text.append(rows("ours", c.throughput()));
    rules(text, c.throughput(), RulesOfThumb.serving());
    var firstToken = studies.timeToFirstToken();
    text.append(
        row(
            "time to first token, not fitted",
            Score.of(firstToken.logErrors(firstToken.samples(), c.serving().engineConstants()))));
    text.append("\n").append(sources(c.throughput()));
    text.append("\n## Constants\n\n| name | value | prior | meaning |\n|---|---|---|---|\n");
    constants(text, c.training());
    constants(text, c.serving());
    return text.toString();
  }

  private static String head(String what) {
    return """
    | %s | points | median | within 25 %% | within 2x | P10–P90 covers |
    |---|---|---|---|---|---|
    """
        .formatted(what);
  }

  private static String rows(String name, Judged<?> judged) {
    return row(name, Score.of(judged.errors()))
        + row(name + ", sources not seen in the fit", Score.of(judged.unseen()))
            .replace(
                " | |\n", String.format(Locale.ROOT, " | %.0f %% |\n", 100 * judged.coverage()));
  }

  private static String row(String name, Score score) {
    return "| " + name + " " + score + " |\n";
  }

  private static <S> void rules(
      StringBuilder text, Judged<S> judged, Map<String, ToDoubleFunction<S>> rules) {
    rules.forEach((name, rule) ->
        text.append(
            row(
                "rule: " + name,
                Score.of(RulesOfThumb.logErrors(judged.study().samples(), rule)))));
  }

  private static String sources(Judged<?> judged) {
    StringBuilder text =
        new StringBuilder(
            """
            | source, not seen in the fit | points | median | within 25 % | within 2x |
            |---|---|---|---|---|
            """);
    for (String source : judged.study().sources()) {
      text.append("| ")
          .append(source)
          .append(' ')
          .append(Score.of(judged.study().of(source, judged.unseen())))
          .append('\n');
    }
    return text.toString();
  }

  private static void constants(StringBuilder text, ConstantTable table) {
    for (Constant c : table.constants()) {
      text.append(
          String.format(
              Locale.ROOT,
              "| `%s` | %s | %s | %s (%s) |%n",
              c.name(),
              number(c.value()),
              c.prior() == null ? "held" : number(c.prior()),
              c.meaning(),
              c.unit()));
    }
  }

  private static String number(double value) {
    return new java.math.BigDecimal(value)
        .round(new java.math.MathContext(4))
        .stripTrailingZeros()
        .toString();
  }
}
