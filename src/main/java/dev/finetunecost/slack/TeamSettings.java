package dev.finetunecost.slack;

import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.view.Mrkdwn;
import dev.finetunecost.store.WorkspaceSettings;
import dev.finetunecost.terms.OwnSettings;
import dev.finetunecost.terms.Reading;
import dev.finetunecost.terms.Setting;
import dev.finetunecost.terms.SettingReader;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A workspace's own numbers: who may change them, and what becomes of a change. */
final class TeamSettings {
  private final WorkspaceSettings store;
  private final SettingReader reader;
  private final WebApi api;
  private final Clock clock;

  TeamSettings(WorkspaceSettings store, SettingReader reader, WebApi api, Clock clock) {
    this.store = store;
    this.reader = reader;
    this.api = api;
    this.clock = clock;
  }

  /**
   * The settings as they are now.
   *
   * @param version to be given back with a change, so that nobody's change is lost
   */
  record Current(OwnSettings settings, int version, Optional<WorkspaceSettings.Kept> kept) {}

  /** Whether somebody may change the settings. */
  enum Right {
    /** Yes. */
    ALLOWED,
    /** No: neither an admin nor an owner, nor one who was named. */
    DENIED,
    /** Slack does not let the bot ask who is an admin, and this one was not named. */
    UNKNOWN
  }

  /** What comes of a change. */
  sealed interface Outcome {

    /** It is kept; no changes where everything was so already. */
    record Saved(List<OwnSettings.Change> changes) implements Outcome {}

    /** It cannot be used; what is wrong, by setting. */
    record Wrong(Map<Setting, String> complaints) implements Outcome {}

    /** Somebody else changed the settings meanwhile. */
    record Overtaken() implements Outcome {}
  }

  Current current(String workspace) {
    Optional<WorkspaceSettings.Kept> kept = store.find(workspace);
    return new Current(
        kept.map(each -> OwnSettings.fromJson(each.json())).orElse(OwnSettings.NONE),
        kept.map(WorkspaceSettings.Kept::version).orElse(0),
        kept);
  }

  /** The budget ceiling of one plan in dollars, where there is one. */
  Optional<BigDecimal> ceiling(String workspace) {
    return SettingReader.dollars(current(workspace).settings().get(Setting.BUDGET_CEILING));
  }

  /** The newest changes first. */
  List<WorkspaceSettings.Change> history(String workspace, int limit) {
    return store.history(workspace, limit);
  }

  /** Whether this user may change the settings. */
  Right right(Place place) {
    List<String> editors = current(place.workspace()).settings().entries(Setting.EDITORS);
    if (editors.contains(Mrkdwn.user(place.user()))) {
      return Right.ALLOWED;
    }
    try {
      return api.looksAfter(place.workspace(), place.user()) ? Right.ALLOWED : Right.DENIED;
    } catch (SlackRefusal e) {
      if (e.isNotAllowed()) {
        return Right.UNKNOWN;
      }
      throw e;
    }
  }

  /**
   * Changes settings.
   *
   * @param seen the version that the change was made on
   * @param written by setting, as it was written; those that are missing stay as they are
   */
  Outcome change(Place place, int seen, Map<Setting, String> written) {
    OwnSettings before = current(place.workspace()).settings();
    OwnSettings after = before;
    Map<Setting, String> complaints = new LinkedHashMap<>();
    for (Map.Entry<Setting, String> each : written.entrySet()) {
      switch (reader.read(each.getKey(), each.getValue())) {
        case Reading.Accepted accepted -> after = after.with(each.getKey(), accepted.text());
        case Reading.Refused refused -> complaints.put(each.getKey(), refused.complaint());
      }
    }
    if (!complaints.isEmpty()) {
      return new Outcome.Wrong(complaints);
    }
    List<OwnSettings.Change> changes = after.changesFrom(before);
    return changes.isEmpty() || save(place, seen, after, changes)
        ? new Outcome.Saved(changes)
        : new Outcome.Overtaken();
  }

  private boolean save(Place place, int seen, OwnSettings after, List<OwnSettings.Change> changes) {
    Instant now = clock.instant();
    List<WorkspaceSettings.Change> trail =
        changes.stream()
            .map(change ->
                new WorkspaceSettings.Change(
                    seen + 1, change.setting().key(), change.was(), change.is(), place.user(), now))
            .toList();
    return store.save(place.workspace(), after.toJson(), seen, place.user(), now, trail);
  }
}
