package dev.finetunecost.slack.view;

import com.slack.api.model.block.LayoutBlock;
import dev.finetunecost.engine.units.Usd;
import dev.finetunecost.slack.command.Command.Threshold;
import dev.finetunecost.slack.team.Snapshot;
import dev.finetunecost.slack.team.WatchState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said about scenarios that are watched. */
public final class WatchMessage {
  private WatchMessage() {}

  /**
   * It is watched from now on.
   *
   * @param where people will be told, in markup
   */
  public static Message begun(
      String id, Snapshot now, @Nullable Threshold threshold, String where) {
    String also =
        threshold == null
            ? ""
            : WatchState.passes(threshold, now.total())
                ? ", or its total goes %s once more (it is there already)"
                    .formatted(inWords(threshold))
                : ", or its total goes %s".formatted(inWords(threshold));
    return Notices.withActions(
        "I watch %s: once a day at that day's prices. I speak up %s only when the answer changes%s.\nNow: %s Total %s over %d months."
            .formatted(
                Mrkdwn.bold(id),
                where,
                also,
                Mrkdwn.escape(now.headline()),
                Difference.dollars(new Usd(now.total())),
                now.months()),
        List.of(
            Run.button("unwatch", "Stop watching", "unwatch " + id),
            Run.button("open", "Open " + id, "open " + id)));
  }

  /** What changed since something was last said. */
  public static Message news(
      String id,
      WatchState.Reason reason,
      @Nullable Threshold threshold,
      Snapshot was,
      Snapshot is) {
    String headline =
        switch (reason) {
          case VERDICT -> "%s: at today's prices the answer changes".formatted(id);
          case THRESHOLD ->
              "%s: at today's prices its total goes %s"
                  .formatted(
                      id,
                      Optional.ofNullable(threshold).map(WatchMessage::inWords).orElse("past it"));
        };
    List<String> lines = new ArrayList<>();
    lines.add(Mrkdwn.bold(headline));
    switch (reason) {
      case VERDICT -> {
        lines.add("`-` " + Mrkdwn.escape(was.headline()));
        lines.add("`+` " + Mrkdwn.escape(is.headline()));
      }
      case THRESHOLD -> lines.add(Mrkdwn.escape("The answer stays: " + is.headline()));
    }
    lines.addAll(Snapshots.difference(was, is));
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    blocks.add(
        Blocks.actions(
            "watch-actions",
            Run.button("open", "Full report", "open " + id),
            Run.button("unwatch", "Stop watching", "unwatch " + id)));
    return new Message(Mrkdwn.escape(headline), blocks);
  }

  /** It is not watched any more, because nobody may write where it was talked about. */
  public static Message stopped(String id, String channel, Message news) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        Blocks.section(
            "I stopped watching %s, as I may not write in <#%s> any more: it is archived, or I was removed. This is what I had to say. %s watches it here."
                .formatted(Mrkdwn.bold(id), channel, Run.typed("watch " + id))));
    blocks.addAll(news.blocks());
    return new Message("I stopped watching %s. %s".formatted(id, news.text()), blocks);
  }

  /** Somebody else watches it, and goes on to. */
  public static Message watchedBy(String id, String user) {
    return Notices.withActions(
        "%s watches %s already, and is told when its answer changes. Make a scenario of your own with %s, and watch that."
            .formatted(
                Mrkdwn.user(user), Mrkdwn.bold(id), Run.typed("what-if " + id + " 24 months")),
        List.of(Run.button("open", "Open " + id, "open " + id)));
  }

  /** It is not watched any more, as was wished. */
  public static Message ended(String id) {
    return Message.saying("I do not watch %s any more.".formatted(Mrkdwn.bold(id)));
  }

  /** It was not watched. */
  public static Message notWatched(String id) {
    return Message.saying(
        "%s is not watched. %s begins it.".formatted(Mrkdwn.bold(id), Run.typed("watch " + id)));
  }

  private static String inWords(Threshold threshold) {
    return "%s %s"
        .formatted(
            threshold.below() ? "below" : "above", Difference.dollars(new Usd(threshold.usd())));
  }
}
