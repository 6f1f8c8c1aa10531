package dev.finetunecost.slack;

import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.form.SettingsForm;
import dev.finetunecost.slack.view.Notices;
import dev.finetunecost.slack.view.SettingsMessage;
import dev.finetunecost.slack.view.SettingsView;
import dev.finetunecost.terms.OwnSettings;
import dev.finetunecost.terms.Setting;
import dev.finetunecost.terms.SettingWords;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Shows and changes a workspace's settings, in a form and in words. */
final class SettingsHandlers {
  /** As many changes fit on a screen. */
  private static final int HISTORY = 20;

  private final TeamSettings settings;
  private final Modals modals;
  private final Home home;

  SettingsHandlers(TeamSettings settings, Modals modals, Home home) {
    this.settings = settings;
    this.modals = modals;
    this.home = home;
  }

  /** Opens the form, or where somebody may not change anything, what is settled. */
  void open(Place place, String triggerId) {
    modals.open(
        place,
        triggerId,
        SettingsView.loading(),
        () -> view(place),
        reference -> SettingsView.saying(Notices.unexpected(reference).text()),
        SettingsMessage.expired());
  }

  private View view(Place place) {
    TeamSettings.Right right;
    try {
      right = settings.right(place);
    } catch (SlackUnavailable e) {
      return SettingsView.saying(SettingsMessage.slackIsAway());
    }
    TeamSettings.Current current = settings.current(place.workspace());
    return right == TeamSettings.Right.ALLOWED
        ? SettingsView.form(current.settings(), current.version())
        : SettingsView.reading(current.settings(), who(right));
  }

  Response submitted(ViewSubmissionRequest request, ViewSubmissionContext context) {
    View view = request.getPayload().getView();
    Place place = Place.direct(Place.workspace(context), request.getPayload().getUser().getId());
    int seen = Integer.parseInt(view.getPrivateMetadata());
    return switch (settings.change(place, seen, SettingsForm.written(view.getState()))) {
      case TeamSettings.Outcome.Wrong wrong -> context.ackWithErrors(byBlock(wrong.complaints()));
      case TeamSettings.Outcome.Overtaken _ ->
          context.ackWithUpdate(SettingsView.saying(SettingsMessage.overtaken().text()));
      case TeamSettings.Outcome.Saved saved -> {
        home.show(place.workspace(), place.user());
        yield context.ackWithUpdate(
            SettingsView.saying(SettingsMessage.changed(saved.changes()).text()));
      }
    };
  }

  /** The answer to what stands after {@code settings}. */
  Reply answer(Place place, String words) {
    TeamSettings.Current current = settings.current(place.workspace());
    if (words.isBlank()) {
      return Reply.of(SettingsMessage.of(current.settings()));
    }
    if (words.strip().equalsIgnoreCase("history")) {
      return Reply.of(SettingsMessage.history(settings.history(place.workspace(), HISTORY)));
    }
    Optional<SettingWords> said = SettingWords.read(words);
    if (said.isEmpty()) {
      return Reply.of(SettingsMessage.noSuchSetting(words));
    }
    TeamSettings.Right right = settings.right(place);
    return Reply.of(
        right == TeamSettings.Right.ALLOWED
            ? change(place, current, said.get())
            : SettingsMessage.mayNot(who(right)));
  }

  private dev.finetunecost.slack.view.Message change(
      Place place, TeamSettings.Current current, SettingWords said) {
    OwnSettings before = current.settings();
    return switch (settings.change(
        place, current.version(), Map.of(said.setting(), said.added(before)))) {
      case TeamSettings.Outcome.Wrong wrong ->
          SettingsMessage.wrong(said.setting(), wrong.complaints().values().iterator().next());
      case TeamSettings.Outcome.Overtaken _ -> SettingsMessage.overtaken();
      case TeamSettings.Outcome.Saved saved -> SettingsMessage.changed(saved.changes());
    };
  }

  private static SettingsMessage.Who who(TeamSettings.Right right) {
    return right == TeamSettings.Right.UNKNOWN
        ? SettingsMessage.Who.SCOPE_MISSING
        : SettingsMessage.Who.ADMINS;
  }

  private static Map<String, String> byBlock(Map<Setting, String> complaints) {
    Map<String, String> errors = new LinkedHashMap<>();
    complaints.forEach((setting, complaint) -> errors.put(setting.key(), complaint));
    return errors;
  }
}
