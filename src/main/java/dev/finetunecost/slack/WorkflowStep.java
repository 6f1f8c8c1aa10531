package dev.finetunecost.slack;

import dev.finetunecost.answer.Answer;
import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.language.Understanding;
import dev.finetunecost.report.Report;
import dev.finetunecost.slack.command.Command;
import dev.finetunecost.store.SavedScenario;
import dev.finetunecost.store.Scenarios;
import dev.finetunecost.store.SharedReport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The step for Workflow Builder: a sentence in; verdict, total, break-even and a link out. */
final class WorkflowStep {
  private final Reports reports;
  private final Scenarios scenarios;
  private final Sharing sharing;
  private final WebApi api;

  WorkflowStep(Reports reports, Scenarios scenarios, Sharing sharing, WebApi api) {
    this.reports = reports;
    this.scenarios = scenarios;
    this.sharing = sharing;
    this.api = api;
  }

  /** Does the step and tells the workflow. {@link SlackUnavailable}: try again later. */
  void run(String origin, Asked.Stepped asked) {
    Understanding said = reports.read(asked.words());
    if (said.facts().isEmpty()) {
      fail(
          asked,
          "The sentence says nothing about a fine-tune. Name the model, how much data, and how often"
              + " it will be used, for instance: "
              + Command.EXAMPLE);
      return;
    }
    Reply reply = reports.estimate(asked.place(), origin, said);
    Optional<SavedScenario> saved =
        Optional.ofNullable(reply.number())
            .flatMap(number -> scenarios.find(asked.place().workspace(), number));
    Optional<Answer.Estimated> estimated = saved.flatMap(reports::estimate);
    if (estimated.isEmpty()) {
      fail(asked, reply.message().text());
      return;
    }
    Map<String, Object> outputs = outputs(estimated.get());
    if (!asked.place().channel().isEmpty()) {
      try {
        SharedReport report = sharing.put(asked.place(), saved.get(), reply.message());
        outputs.put("permalink", api.permalink(report.workspace(), report.channel(), report.ts()));
      } catch (SlackRefusal e) {
        fail(
            asked,
            "The estimate is saved as %s, but it could not be posted there (%s). Invite me to the channel with /invite @finetune-cost, or leave the channel out."
                .formatted(saved.get().id(), e.error()));
        return;
      }
    }
    api.stepDone(asked.place().workspace(), asked.execution(), outputs);
  }

  /** Tells the workflow why the step could not be done. */
  void fail(Asked.Stepped asked, String why) {
    api.stepFailed(asked.place().workspace(), asked.execution(), why);
  }

  private static Map<String, Object> outputs(Answer.Estimated estimated) {
    Report report = estimated.report();
    Map<String, Object> outputs = new LinkedHashMap<>();
    outputs.put("scenario", report.id());
    outputs.put("verdict", report.fallback());
    outputs.put("break_even", report.fields().get(2).value());
    outputs.put("next_step", report.verdict().nextStep());
    @Nullable String choice = estimated.estimate().verdict().choice();
    if (choice != null) {
      Option chosen = estimated.estimate().option(choice);
      int months = estimated.estimate().resolved().horizonMonths();
      outputs.put("total_usd", chosen.plan().total(months).amount());
      outputs.put("total", total(report));
    }
    return outputs;
  }

  /** The choice's total with its range, as the ranking has it. */
  private static String total(Report report) {
    String choice = report.breakdowns().getFirst().title();
    return report.ranking().rows().stream()
        .filter(row -> row.getFirst().equals(choice))
        .map(row -> "%s (%s)".formatted(row.get(1), row.get(2)))
        .findFirst()
        .orElse(report.breakdowns().getFirst().total().value());
  }
}
