package dev.finetunecost.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code predict}: speed and memory of single configurations, for calibration and scripts. */
@Command(
    name = "predict",
    description = "Predicts speed and memory of training and serving configurations.",
    footer = {
      "",
      "Example:",
      "  echo '{\"id\":1,\"kind\":\"training\",\"model\":\"llama-3.1-8b\",\"gpu\":\"H100\",\"method\":\"lora\"}' \\",
      "    | finetune-cost predict --jsonl"
    })
public final class PredictCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<UnaryOperator<String>> predictions;

  @Option(names = "--jsonl", description = "Read run configurations on stdin.")
  private boolean lines;

  /**
   * @param predictions from a configuration as a line of JSON to its prediction as another
   */
  public PredictCommand(Terminal terminal, Supplier<UnaryOperator<String>> predictions) {
    this.terminal = terminal;
    this.predictions = predictions;
  }

  @Override
  public Integer call() throws IOException {
    if (!lines) {
      throw new Complaint(
          "predict reads lines: finetune-cost predict --jsonl < configurations.jsonl");
    }
    JsonLines.answer(terminal, predictions.get());
    return ExitCode.OK;
  }
}
