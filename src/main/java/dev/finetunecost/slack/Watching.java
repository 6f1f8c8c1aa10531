package dev.finetunecost.slack;

import dev.finetunecost.jobs.WatchRound.Look;
import dev.finetunecost.jobs.WatchRound.Lookout;
import dev.finetunecost.slack.command.Command.Threshold;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.team.Snapshot;
import dev.finetunecost.slack.team.WatchState;
import dev.finetunecost.slack.view.Message;
import dev.finetunecost.slack.view.Notices;
import dev.finetunecost.slack.view.Snapshots;
import dev.finetunecost.slack.view.WatchMessage;
import dev.finetunecost.store.SavedScenario;
import dev.finetunecost.store.Scenarios;
import dev.finetunecost.store.SharedReport;
import dev.finetunecost.store.SharedReports;
import dev.finetunecost.store.Watch;
import dev.finetunecost.store.Watches;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Scenarios that are priced anew every day: begun, looked at, told of, ended. */
final class Watching implements Lookout {
  private static final Duration EVERY = Duration.ofDays(1);

  private final Reports reports;
  private final Scenarios scenarios;
  private final SharedReports shared;
  private final Watches watches;
  private final Messenger messenger;
  private final Clock clock;

  Watching(
      Reports reports,
      Scenarios scenarios,
      SharedReports shared,
      Watches watches,
      Messenger messenger,
      Clock clock) {
    this.reports = reports;
    this.scenarios = scenarios;
    this.shared = shared;
    this.watches = watches;
    this.messenger = messenger;
    this.clock = clock;
  }

  Reply begin(Place place, SavedScenario saved, @Nullable Threshold threshold) {
    Optional<Snapshot> now = snapshot(saved);
    if (now.isEmpty()) {
      return Reply.of(Notices.nothingToShare(saved.id()));
    }
    Optional<Watch> theirs =
        watches.of(saved.workspace()).stream()
            .filter(watch -> watch.number() == saved.number())
            .filter(watch -> !watch.user().equals(place.user()))
            .findFirst();
    if (theirs.isPresent()) {
      return Reply.of(WatchMessage.watchedBy(saved.id(), theirs.get().user()));
    }
    watches.save(
        new Watch(
            saved.workspace(),
            saved.number(),
            place.channel(),
            place.user(),
            EVERY,
            clock.instant().plus(EVERY),
            new WatchState(now.get(), now.get().total(), threshold).toJson()));
    String where =
        thread(saved.workspace(), saved.number(), place.channel()).isPresent()
            ? "in its thread here"
            : "in our direct messages";
    return Reply.of(WatchMessage.begun(saved.id(), now.get(), threshold, where));
  }

  Reply end(Place place, int number) {
    String id = "FT-" + number;
    return Reply.of(
        watches.delete(place.workspace(), number)
            ? WatchMessage.ended(id)
            : WatchMessage.notWatched(id));
  }

  /** Ends a watch without a word; says whether there was one. */
  boolean endWith(SavedScenario saved) {
    return watches.delete(saved.workspace(), saved.number());
  }

  @Override
  public Look look(Watch watch) {
    WatchState before = WatchState.fromJson(watch.lastState());
    Optional<Snapshot> now =
        scenarios.find(watch.workspace(), watch.number()).flatMap(this::snapshot);
    if (now.isEmpty()) {
      return new Look(watch.lastState(), Asked.Repriced.KIND, null);
    }
    Optional<WatchState.Reason> reason = before.reason(now.get());
    @Nullable String news =
        reason
            .map(why ->
                new Asked.Repriced(
                    Place.direct(watch.workspace(), watch.user()),
                    watch.channel(),
                    watch.number(),
                    why,
                    before.threshold(),
                    before.said(),
                    now.get()))
            .map(Asked.JSON::writeValueAsString)
            .orElse(null);
    return new Look(before.after(now.get()).toJson(), Asked.Repriced.KIND, news);
  }

  /** Says what changed: in the report's thread, or to whoever wished to know. */
  void tell(Asked.Repriced news) {
    String workspace = news.place().workspace();
    String id = "FT-" + news.number();
    Message message = WatchMessage.news(id, news.reason(), news.threshold(), news.was(), news.is());
    Optional<SharedReport> thread = thread(workspace, news.number(), news.channel());
    if (thread.isEmpty()) {
      messenger.reply(news.place(), message);
      return;
    }
    try {
      messenger.post(workspace, thread.get().channel(), thread.get().ts(), message);
    } catch (SlackRefusal e) {
      if (!e.isClosed() && !e.isNotAMember()) {
        throw e;
      }
      watches.delete(workspace, news.number());
      messenger.reply(news.place(), WatchMessage.stopped(id, thread.get().channel(), message));
    }
  }

  private Optional<SharedReport> thread(String workspace, int number, String channel) {
    return shared.of(workspace, number).stream()
        .filter(report -> report.channel().equals(channel))
        .findFirst();
  }

  private Optional<Snapshot> snapshot(SavedScenario saved) {
    return reports.estimate(saved).map(estimated -> Snapshots.of(Reports.side(estimated)));
  }
}
