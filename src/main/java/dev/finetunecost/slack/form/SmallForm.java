package dev.finetunecost.slack.form;

import com.slack.api.model.view.ViewState;
import dev.finetunecost.slack.command.SaidRun;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the small forms: a run that happened, a request for a budget, a decision. */
public final class SmallForm {
  public static final String HOURS = "hours";
  public static final String COST = "cost";
  public static final String PERSON = "person";
  public static final String NOTE = "note";

  private SmallForm() {}

  /** What is wrong with a run as it was filled in, by block; empty where it can be used. */
  public static Map<String, String> complaints(ViewState state) {
    Map<String, String> complaints = new LinkedHashMap<>();
    String hours = text(state, HOURS);
    String cost = text(state, COST);
    if (hours.isEmpty() && cost.isEmpty()) {
      complaints.put(HOURS, "Fill in the time or the cost, such as 6.5.");
    }
    if (!hours.isEmpty() && hours(hours).isEmpty()) {
      complaints.put(HOURS, "Write hours, such as 6.5, 6h30 or 390 min.");
    }
    if (!cost.isEmpty() && cost(cost).isEmpty()) {
      complaints.put(COST, "Write dollars, such as 21 or $1,250.");
    }
    return complaints;
  }

  /** The run that was filled in, as it can be typed: {@code 6.5 hours $21}. */
  public static String run(ViewState state) {
    return "%s %s"
        .formatted(
            hours(text(state, HOURS)).map(SaidRun::words).orElse(""),
            cost(text(state, COST)).map(SaidRun::words).orElse(""))
        .strip();
  }

  private static Optional<SaidRun> hours(String text) {
    return SaidRun.read(text.matches("[\\d.]+") ? text + " hours" : text)
        .filter(run -> run.hours() != null && run.costUsd() == null);
  }

  private static Optional<SaidRun> cost(String text) {
    return SaidRun.read(text.contains("$") ? text : "$" + text.replaceAll("(?i)usd|dollars", ""))
        .filter(run -> run.costUsd() != null && run.hours() == null);
  }

  /** What was filled into this block; empty where nothing was. */
  public static String text(ViewState state, String block) {
    Map<String, ViewState.Value> values = state.getValues().getOrDefault(block, Map.of());
    for (ViewState.Value value : values.values()) {
      if (value.getSelectedUser() != null) {
        return value.getSelectedUser();
      }
      if (value.getValue() != null) {
        return value.getValue().strip();
      }
    }
    return "";
  }
}
