package dev.finetunecost.cli;

import dev.finetunecost.answer.Answer;
import dev.finetunecost.answer.Answers;
import dev.finetunecost.brief.Brief;
import dev.finetunecost.dataset.DatasetFacts;
import dev.finetunecost.dataset.Inspection;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.estimate.Terms;
import dev.finetunecost.language.Understanding;
import dev.finetunecost.report.DatasetReport;
import dev.finetunecost.report.EstimateJson;
import dev.finetunecost.report.ScenarioJson;
import dev.finetunecost.report.ScenarioSchema;
import dev.finetunecost.report.TextReport;
import dev.finetunecost.report.TextReport.Detail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code estimate}: the report on a scenario, as text or JSON. */
@Command(
    name = "estimate",
    description =
        "Says whether a fine-tune fits, how long it takes, what it costs, and whether to do it.",
    footer = {
      "",
      "Example:",
      "  finetune-cost estimate \"fine-tune llama 3.1 8b with lora on 8k support emails,",
      "    50k requests a day, now on gpt-4.1-mini, 18 months\""
    })
public final class EstimateCommand implements Callable<Integer> {
  private static final String EXAMPLE =
      "finetune-cost estimate \"fine-tune llama 3.1 8b with lora on 8k support emails, 50k requests a day\"";

  private final Terminal terminal;
  private final Function<Boolean, Answers> answers;
  private final Function<String, Terms> terms;

  @Parameters(arity = "0..*", paramLabel = "WORDS", description = "The plan in a sentence.")
  private List<String> words = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  @Option(names = "--offline", description = "Use the prices that came with the program only.")
  private boolean offline;

  @Option(
      names = "--explain",
      description = "Also print where assumptions come from, and how the figures come about.")
  private boolean explain;

  @Option(
      names = "--brief",
      paramLabel = "FILE",
      description = "Write one page as PDF for those who sign budgets, instead of text.")
  private @Nullable Path brief;

  @Option(
      names = "--scenario",
      paramLabel = "FILE",
      description = "Read a scenario as JSON instead of words; - is stdin.")
  private @Nullable String scenario;

  @Option(
      names = "--dataset",
      paramLabel = "FILE",
      description = "Count the examples of this JSONL or CSV file, and reckon with them.")
  private @Nullable String dataset;

  @Option(
      names = "--team",
      paramLabel = "ID",
      description =
          "Estimate on the terms of this workspace: its settings, and what its runs taught.")
  private @Nullable String team;

  @Option(names = "--scenario-schema", description = "Print the JSON Schema of a scenario.")
  private boolean schema;

  @Option(
      names = "--jsonl",
      description =
          "Read {\"id\",\"text\"} or {\"id\",\"scenario\"} lines on stdin, write one estimate a line.")
  private boolean lines;

  /**
   * @param answers who answers, given whether only the bundled prices may be used
   * @param terms the terms of a workspace, by its id
   */
  public EstimateCommand(
      Terminal terminal, Function<Boolean, Answers> answers, Function<String, Terms> terms) {
    this.terminal = terminal;
    this.answers = answers;
    this.terms = terms;
  }

  @Override
  public Integer call() throws IOException {
    if (schema) {
      terminal.line(ScenarioSchema.write().toPrettyString());
      return ExitCode.OK;
    }
    checkOneQuestion();
    if (lines) {
      JsonLines.answer(terminal, new EstimateLines(answers.apply(offline)));
      return ExitCode.OK;
    }
    Answers asked = answers.apply(offline);
    Answer answer =
        scenario != null
            ? asked.toCompleted("", withDataset(scenarioIn(read(scenario))), terms())
            : dataset == null
                ? asked.toWords("", asked.read(String.join(" ", words)), terms())
                : toWordsAndDataset(asked);
    return switch (answer) {
      case Answer.Estimated estimated -> {
        print(estimated);
        yield ExitCode.OK;
      }
      case Answer.UnknownName unknown -> throw new Complaint(unknown(unknown));
      case Answer.NotUnderstood not -> throw new Complaint(notUnderstood(not));
    };
  }

  private Terms terms() {
    return team == null ? Terms.NONE : terms.apply(team);
  }

  private Answer toWordsAndDataset(Answers asked) throws IOException {
    Understanding understood = asked.read(String.join(" ", words));
    return asked.toScenario(
        "", withDataset(understood.scenario()), understood.intent(), understood.notUsed(), terms());
  }

  private Scenario withDataset(Scenario said) throws IOException {
    if (dataset == null) {
      return said;
    }
    String model = said.text(Field.MODEL).orElse("");
    Inspection found = DatasetCommand.inspect(dataset, model);
    if (!json) {
      terminal.print(DatasetReport.of(found, model).text() + "\n");
    }
    return DatasetFacts.in(said, found);
  }

  private void print(Answer.Estimated answer) throws IOException {
    if (brief != null) {
      LocalDate today = LocalDate.ofInstant(answer.freshness().now(), ZoneOffset.UTC);
      Files.write(brief, Brief.pdf(answer.report(), today));
      terminal.complain("Wrote " + brief);
      return;
    }
    if (json) {
      terminal.line(
          EstimateJson.write(answer.estimate(), answer.report(), answer.freshness())
              .toPrettyString());
      return;
    }
    terminal.print(
        TextReport.render(
            answer.report(), terminal.colour(), explain ? Detail.EXPLAINED : Detail.BRIEF));
  }

  private void checkOneQuestion() {
    int questions = (words.isEmpty() ? 0 : 1) + (scenario == null ? 0 : 1) + (lines ? 1 : 0);
    boolean fileAlone = questions == 0 && dataset != null;
    if (questions != 1 && !fileAlone) {
      throw new Complaint(
          questions == 0
              ? "estimate needs a sentence, --scenario FILE or --jsonl. For example:\n  " + EXAMPLE
              : "Give either a sentence, --scenario FILE or --jsonl, not several of them.");
    }
  }

  private String read(String file) throws IOException {
    if ("-".equals(file)) {
      return terminal.in().lines().collect(Collectors.joining("\n"));
    }
    Path path = Path.of(file);
    if (!Files.isReadable(path)) {
      throw new Complaint("There is no file " + file + " that can be read.");
    }
    return Files.readString(path);
  }

  private static Scenario scenarioIn(String text) {
    try {
      return ScenarioJson.read(text);
    } catch (IllegalArgumentException e) {
      throw new Complaint(
          "The scenario is off: "
              + e.getMessage()
              + "\nAll fields: finetune-cost estimate --scenario-schema");
    }
  }

  /** What to say where a name is not known; also the error of a line. */
  static String unknown(Answer.UnknownName answer) {
    String field = answer.field().key().replace('_', ' ');
    String known =
        answer.nearest().isEmpty()
            ? "\nSay it as its maker writes it, or say a size, such as “a 13b model on an H100”."
            : "\nThe nearest names are " + String.join(", ", answer.nearest()) + ".";
    return "I do not know the " + field + " “" + answer.said() + "”." + known;
  }

  /** What to say where nothing was understood; also the error of a line. */
  static String notUnderstood(Answer.NotUnderstood answer) {
    return "Nothing in “"
        + answer.words()
        + "” is about a fine-tune.\nName the model, the data and the use. For example:\n  "
        + EXAMPLE;
  }
}
