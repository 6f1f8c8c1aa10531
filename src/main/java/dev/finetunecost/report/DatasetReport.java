package dev.finetunecost.report;

import dev.finetunecost.dataset.Example;
import dev.finetunecost.dataset.Inspection;
import dev.finetunecost.dataset.Lengths;
import dev.finetunecost.dataset.Mistake;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was found in a dataset, in words.
 *
 * @param title its name and how much it holds
 * @param facts the findings, in order
 * @param mistakes the first rows that cannot be used, each with its line
 * @param remark that nothing of it was kept
 */
public record DatasetReport(
    String title, List<Report.Labelled> facts, List<String> mistakes, String remark) {
  /** Rows named one by one; a longer list helps nobody. */
  private static final int NAMED = 8;

  public DatasetReport {
    facts = List.copyOf(facts);
    mistakes = List.copyOf(mistakes);
  }

  /**
   * The findings in a file.
   *
   * @param model whose training it is for, by its canonical name; empty where nobody said
   */
  public static DatasetReport of(Inspection file, String model) {
    return new Writer(file, model).report();
  }

  /** As lines of text, each ended by a line feed. */
  public String text() {
    int width = facts.stream().mapToInt(fact -> fact.label().length()).max().orElse(0) + 2;
    StringBuilder text = new StringBuilder(title).append('\n');
    facts.forEach(fact ->
        text.append(fact.label())
            .repeat(' ', width - fact.label().length())
            .append(fact.value())
            .append('\n'));
    mistakes.forEach(mistake -> text.repeat(' ', width).append(mistake).append('\n'));
    return text.append(remark).append('\n').toString();
  }

  /** Writes one report. */
  private record Writer(Inspection file, String model) {
    private static final Words WORDS = Words.ENGLISH;

    DatasetReport report() {
      List<Report.Labelled> facts = new ArrayList<>();
      if (file.examples() > 0) {
        add(facts, "dataset.form", form());
        add(facts, "dataset.tokens", tokens());
        add(facts, "dataset.length", length());
        add(facts, "dataset.sequence", sequences());
      }
      if (file.repeated() > 0) {
        add(facts, "dataset.repeated", of("dataset.repeated.value", file.repeated()));
      }
      if (file.withPersonalData() > 0) {
        add(facts, "dataset.personal", of("dataset.personal.value", file.withPersonalData()));
      }
      if (file.mistakeCount() > 0) {
        long rows = file.examples() + file.mistakeCount();
        add(
            facts,
            "dataset.mistakes",
            WORDS.say("dataset.mistakes.value", whole(file.mistakeCount()), whole(rows)));
      }
      return new DatasetReport(title(), facts, mistakes(), WORDS.say("dataset.privacy"));
    }

    private String title() {
      String size =
          switch (file.examples()) {
            case 0 -> WORDS.say("dataset.none");
            case 1 -> WORDS.say("dataset.examples.one", whole(1));
            default -> WORDS.say("dataset.examples.other", whole(file.examples()));
          };
      return WORDS.say("dataset.title", file.fileName(), size);
    }

    private String form() {
      if (file.shapes().size() == 1) {
        return form(file.shapes().keySet().iterator().next());
      }
      return file.shapes().entrySet().stream()
          .sorted(Map.Entry.<Example.Shape, Integer>comparingByValue(Comparator.reverseOrder()))
          .map(entry -> WORDS.say("dataset.form.of", form(entry.getKey()), whole(entry.getValue())))
          .collect(Collectors.joining(", "));
    }

    private String tokens() {
      String tokenizer =
          model.isEmpty() || file.tokenizer().isOwnOf(model)
              ? file.tokenizer().label()
              : WORDS.say("dataset.tokens.stand_in", file.tokenizer().label(), Names.model(model));
      return WORDS.say(
          "dataset.tokens.value",
          whole(file.lengths().total()),
          whole(file.completionTokens()),
          tokenizer);
    }

    private String length() {
      Lengths lengths = file.lengths();
      return WORDS.say(
          "dataset.length.value",
          whole(lengths.quantile(0.5)),
          whole(lengths.quantile(0.9)),
          whole(lengths.longest()));
    }

    private String sequences() {
      Lengths.Fit fit = file.lengths().at(file.lengths().sequenceLength());
      String cut =
          fit.cut() == 0
              ? WORDS.say("dataset.cut.none")
              : fit.cut() == 1
                  ? WORDS.say("dataset.cut.one")
                  : WORDS.say("dataset.cut.other", whole(fit.cut()));
      return WORDS.say(
          "dataset.sequence.value",
          whole(fit.sequenceLength()),
          cut,
          Figures.percent(fit.paddingUnpacked()),
          Figures.percent(fit.paddingPacked()));
    }

    private List<String> mistakes() {
      List<String> lines = new ArrayList<>();
      file.mistakes().stream().limit(NAMED).map(Writer::mistake).forEach(lines::add);
      if (file.mistakeCount() > NAMED) {
        lines.add(WORDS.say("dataset.mistakes.more", whole(file.mistakeCount() - NAMED)));
      }
      return lines;
    }

    private static String mistake(Mistake mistake) {
      return WORDS.say(
          "dataset.mistakes.line",
          whole(mistake.line()),
          WORDS.say("dataset.mistake." + lower(mistake.kind())));
    }

    private static String form(Example.Shape shape) {
      return WORDS.say("dataset.form." + lower(shape));
    }

    private String of(String key, long part) {
      return WORDS.say(key, whole(part), whole(file.examples()));
    }

    private static void add(List<Report.Labelled> facts, String label, String value) {
      facts.add(new Report.Labelled(WORDS.say(label), value));
    }

    private static String whole(long number) {
      return String.format(Locale.ROOT, "%,d", number);
    }

    private static String lower(Enum<?> name) {
      return name.name().toLowerCase(Locale.ROOT);
    }
  }
}
