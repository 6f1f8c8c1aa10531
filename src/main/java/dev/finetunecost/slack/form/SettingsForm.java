package dev.finetunecost.slack.form;

import com.slack.api.model.view.ViewState;
import dev.finetunecost.terms.Setting;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads what was filled into the form of the settings. */
public final class SettingsForm {
  private SettingsForm() {}

  /** By setting, as it was written; blank where a field was emptied. */
  public static Map<Setting, String> written(ViewState state) {
    Map<Setting, String> written = new EnumMap<>(Setting.class);
    state
        .getValues()
        .forEach((block, values) ->
            Setting.named(block)
                .ifPresent(setting ->
                    values.values().forEach(value -> written.put(setting, text(value)))));
    return written;
  }

  private static String text(ViewState.Value value) {
    if (value.getSelectedUsers() != null) {
      return value.getSelectedUsers().stream()
          .map("<@%s>"::formatted)
          .collect(Collectors.joining(", "));
    }
    return value.getValue() == null ? "" : value.getValue();
  }
}
