package dev.finetunecost.cli;

import dev.finetunecost.language.Fact;
import dev.finetunecost.language.SentenceReader;
import dev.finetunecost.language.Understanding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code parse}: what a sentence says, before anything is computed. */
@Command(
    name = "parse",
    description = "Says what was understood of a sentence, and what was not.",
    footer = {"", "Example:", "  finetune-cost parse \"qlora on 2 x 4090, 5k examples, 3 epochs\""})
public final class ParseCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<SentenceReader> reader;

  @Parameters(arity = "0..*", paramLabel = "WORDS", description = "A sentence.")
  private List<String> words = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  @Option(
      names = "--jsonl",
      description =
          "Read {\"id\",\"text\"} lines on stdin, write what was understood, one line each.")
  private boolean lines;

  public ParseCommand(Terminal terminal, Supplier<SentenceReader> reader) {
    this.terminal = terminal;
    this.reader = reader;
  }

  @Override
  public Integer call() throws IOException {
    if (lines == !words.isEmpty()) {
      throw new Complaint(
          "parse needs either a sentence or --jsonl. For example:\n"
              + "  finetune-cost parse \"qlora on 2 x 4090, 5k examples\"");
    }
    if (lines) {
      JsonLines.answer(terminal, new ParseLines(reader.get())::parse);
      return ExitCode.OK;
    }
    Understanding understood = reader.get().read(String.join(" ", words));
    if (json) {
      terminal.line(json(understood).toPrettyString());
    } else {
      terminal.print(text(understood));
    }
    return ExitCode.OK;
  }

  private static ObjectNode json(Understanding understood) {
    ObjectNode node = ParseLines.facts(understood);
    ArrayNode notUsed = node.putArray("not_used");
    understood.notUsed().forEach(notUsed::add);
    return node;
  }

  private static String text(Understanding understood) {
    StringBuilder text = new StringBuilder();
    text.append("%-26s %s%n".formatted("intent", understood.intent().key()));
    ObjectNode values = ParseLines.facts(understood);
    for (Fact fact : understood.facts()) {
      text.append(
          "%-26s %-28s %-9s “%s”%n"
              .formatted(
                  fact.field().key(),
                  values.get(fact.field().key()),
                  fact.stated().origin().name().toLowerCase(Locale.ROOT),
                  fact.stated().note()));
    }
    understood
        .notUsed()
        .forEach(phrase -> text.append("%-26s “%s”%n".formatted("not used", phrase)));
    return text.toString();
  }
}
