package dev.finetunecost.slack.view;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewTitle;
import dev.finetunecost.report.Report;
import dev.finetunecost.store.SavedScenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a report rests on: every assumption, what moves the result, every line and source. */
public final class DetailsView {
  private DetailsView() {}

  /** The view while the report is being computed. */
  public static View loading(String id) {
    return view(id, List.of(Blocks.section("Looking it up…")));
  }

  /** The view that says why there is nothing to show. */
  public static View saying(String id, String mrkdwn) {
    return view(id, List.of(Blocks.section(mrkdwn)));
  }

  /** The view of a report on which nothing was decided. */
  public static View of(Report report, List<SavedScenario> history) {
    return of(report, history, List.of());
  }

  /**
   * The view.
   *
   * @param history the scenario and those it was changed from, the newest first
   * @param trail each step of its approvals, in markup
   */
  public static View of(Report report, List<SavedScenario> history, List<String> trail) {
    List<LayoutBlock> blocks = new ArrayList<>();
    if (!report.id().isEmpty()) {
      blocks.add(
          Blocks.actions(
              "details-actions",
              Run.button("open", "At today's prices", "open " + report.id()),
              Run.button("json", "Everything as JSON", "export %s json".formatted(report.id())),
              Run.button("delete", "Delete…", "delete " + report.id())));
    }
    part("Approvals", trail, blocks);
    Report.Headings headings = report.headings();
    if (history.size() > 1) {
      part("How it came about", history.stream().map(DetailsView::version).toList(), blocks);
    }
    assumptions(report.assumptions())
        .forEach((origin, lines) -> part(headings.assumptions() + ": " + origin, lines, blocks));
    part(headings.sensitivity(), labelled(report.sensitivity()), blocks);
    report
        .breakdowns()
        .forEach(breakdown ->
            part(breakdown.title(), ReportMessage.allLines(breakdown, headings), blocks));
    part(headings.infeasible(), labelled(report.infeasible()), blocks);
    part(headings.steps(), report.steps().stream().map(DetailsView::step).toList(), blocks);
    part(headings.sources(), report.sources().stream().map(DetailsView::source).toList(), blocks);
    if (!report.workspace().isBlank()) {
      blocks.add(Blocks.context(Mrkdwn.escape(report.workspace())));
    }
    blocks.add(Blocks.context(Mrkdwn.escape(report.freshness())));
    return view(report.id(), Limits.fittingInView(blocks));
  }

  private static View view(String id, List<LayoutBlock> blocks) {
    return View.builder()
        .type("modal")
        .title(
            ViewTitle.builder()
                .type("plain_text")
                .text(Mrkdwn.clip("What %s rests on".formatted(id), Limits.VIEW_TITLE))
                .build())
        .close(ViewClose.builder().type("plain_text").text("Close").build())
        .blocks(blocks)
        .build();
  }

  private static void part(String heading, List<String> lines, List<LayoutBlock> blocks) {
    if (!lines.isEmpty()) {
      blocks.add(Blocks.header(heading));
      blocks.addAll(Blocks.sections(lines));
    }
  }

  private static Map<String, List<String>> assumptions(List<Report.Assumption> assumptions) {
    Map<String, List<String>> byOrigin = new LinkedHashMap<>();
    for (Report.Assumption assumption : assumptions) {
      String note = assumption.note().isBlank() ? "" : " — " + Mrkdwn.escape(assumption.note());
      byOrigin
          .computeIfAbsent(assumption.origin(), _ -> new ArrayList<>())
          .add(
              "%s %s%s"
                  .formatted(
                      Mrkdwn.bold(assumption.label()), Mrkdwn.escape(assumption.value()), note));
    }
    return byOrigin;
  }

  private static List<String> labelled(List<Report.Labelled> values) {
    return values.stream()
        .map(value -> "%s %s".formatted(Mrkdwn.bold(value.label()), Mrkdwn.escape(value.value())))
        .toList();
  }

  private static String step(Report.Step step) {
    return "%s %s = %s — %s"
        .formatted(
            Mrkdwn.bold(step.name()),
            Mrkdwn.escape(step.formula()),
            Mrkdwn.escape(step.result()),
            Mrkdwn.escape(step.source()));
  }

  private static String version(SavedScenario scenario) {
    return Mrkdwn.bullet(Mrkdwn.bold(scenario.id()) + " " + ScenarioList.origin(scenario, true));
  }

  private static String source(Report.Reference source) {
    return "%s, %s"
        .formatted(
            source.reference().startsWith("http")
                ? Mrkdwn.link(source.name(), source.reference())
                : Mrkdwn.bold(source.name()) + " " + Mrkdwn.escape(source.reference()),
            Mrkdwn.escape(source.asOf()));
  }
}
