package dev.finetunecost.slack.form;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;

/** What a button, a menu or an overflow says. */
public final class Chosen {
  private Chosen() {}

  /** The value of the button, or of the option that was picked; empty where there is none. */
  public static String of(BlockActionPayload.Action action) {
    if (action.getSelectedOption() != null) {
      return action.getSelectedOption().getValue();
    }
    return action.getValue() == null ? "" : action.getValue();
  }

  /** The number of the scenario that a button is about, whose value is such as {@code FT-12}. */
  public static int number(BlockActionPayload.Action action) {
    return Integer.parseInt(of(action).replaceFirst("^FT-", ""));
  }
}
