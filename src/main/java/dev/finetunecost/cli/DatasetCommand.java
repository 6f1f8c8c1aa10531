package dev.finetunecost.cli;

import dev.finetunecost.dataset.DatasetFacts;
import dev.finetunecost.dataset.FileFormat;
import dev.finetunecost.dataset.Inspection;
import dev.finetunecost.dataset.Inspector;
import dev.finetunecost.dataset.Tokenizer;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.report.DatasetReport;
import dev.finetunecost.report.ScenarioJson;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dataset}: what a file of examples holds. */
@Command(
    name = "dataset",
    description = "Counts the examples and tokens of a JSONL or CSV file, and finds its mistakes.",
    footer = {
      "",
      "Example:",
      "  finetune-cost dataset support.jsonl --model llama-3.1-8b",
      "An estimate with what the file holds: finetune-cost estimate --dataset support.jsonl WORDS"
    })
public final class DatasetCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", description = "A .jsonl, .json or .csv file.")
  private String file = "";

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "Whose tokens are counted (${DEFAULT-VALUE}).",
      defaultValue = "gpt-4.1-mini")
  private String model = "";

  @Option(names = "--json", description = "Print the facts for a scenario as JSON.")
  private boolean json;

  public DatasetCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Inspection found = inspect(file, model);
    if (json) {
      terminal.line(
          ScenarioJson.write(DatasetFacts.in(new Scenario(Map.of()), found)).toPrettyString());
    } else {
      terminal.print(DatasetReport.of(found, model).text());
    }
    return found.examples() > 0 ? ExitCode.OK : ExitCode.FAILED;
  }

  /** What the file holds. No such file, or none that can be inspected: {@link Complaint}. */
  static Inspection inspect(String file, @Nullable String model) throws IOException {
    Path path = Path.of(file);
    FileFormat format =
        FileFormat.of(file)
            .orElseThrow(() ->
                new Complaint(
                    "%s is none of .jsonl, .json and .csv. Save the examples as one of them."
                        .formatted(file)));
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new Complaint("There is no file " + file + " that can be read.");
    }
    Tokenizer tokenizer = Tokenizer.of(model == null ? "" : model);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      return new Inspector(tokenizer).inspect(String.valueOf(path.getFileName()), format, in);
    }
  }
}
