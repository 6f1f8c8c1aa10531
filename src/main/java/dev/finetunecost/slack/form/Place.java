package dev.finetunecost.slack.form;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.context.Context;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is, and so where the answer goes.
 *
 * @param workspace the installation's: the team's id, or the organisation's where it installed the
 *     app
 * @param channel its id; the user's own id where there is no channel
 * @param user who asks
 * @param thread time stamp of the thread's first message, or null outside of threads
 * @param responseUrl takes five answers within half an hour, or null
 * @param open whether everyone there sees the answer; otherwise only the user does
 */
public record Place(
    String workspace,
    String channel,
    String user,
    @Nullable String thread,
    @Nullable String responseUrl,
    boolean open) {

  /**
   * The workspace that a request comes from: the one that installed the app, which in a shared
   * channel is not the asker's. What an organisation installed for all its teams is one workspace,
   * as Slack does not always say from which of them a request comes.
   */
  public static String workspace(Context context) {
    return context.isEnterpriseInstall() ? context.getEnterpriseId() : context.getTeamId();
  }

  /** Where a command was typed. */
  public static Place of(String workspace, SlashCommandPayload command) {
    return new Place(
        workspace,
        command.getChannelId(),
        command.getUserId(),
        null,
        command.getResponseUrl(),
        false);
  }

  /** Where a button was pressed: in a message, or in a view, which is nowhere but with its user. */
  public static Place of(String workspace, BlockActionPayload action) {
    String user = action.getUser().getId();
    BlockActionPayload.@Nullable Channel channel = action.getChannel();
    return channel == null
        ? direct(workspace, user)
        : new Place(
            workspace,
            channel.getId(),
            user,
            action.getContainer() == null ? null : action.getContainer().getThreadTs(),
            action.getResponseUrl(),
            false);
  }

  /** Where a shortcut was picked on a message. */
  public static Place of(String workspace, MessageShortcutPayload shortcut) {
    return new Place(
        workspace,
        shortcut.getChannel().getId(),
        shortcut.getUser().getId(),
        null,
        shortcut.getResponseUrl(),
        false);
  }

  /** Where the bot was mentioned: it answers in the thread, or begins one. */
  public static Place of(String workspace, AppMentionEvent mention) {
    String thread = mention.getThreadTs() == null ? mention.getTs() : mention.getThreadTs();
    return new Place(workspace, mention.getChannel(), mention.getUser(), thread, null, true);
  }

  /** Where the bot was written to directly. */
  public static Place of(String workspace, MessageEvent message) {
    return new Place(
        workspace, message.getChannel(), message.getUser(), message.getThreadTs(), null, true);
  }

  /**
   * Where a workflow wants the report to stand: in a channel, or with a person; nowhere, with an
   * empty channel, where it names neither.
   */
  public static Place ofStep(String workspace, String channel, String person) {
    return new Place(
        workspace,
        channel.isEmpty() ? person : channel,
        person.isEmpty() ? "workflow" : person,
        null,
        null,
        true);
  }

  /** Where a file was sent to the bot directly. */
  public static Place of(String workspace, MessageFileShareEvent message) {
    return new Place(
        workspace, message.getChannel(), message.getUser(), message.getThreadTs(), null, true);
  }

  /** Whether this is a direct conversation that the bot is in, by its id. */
  public boolean isWithTheBot() {
    return open && channel.startsWith("D");
  }

  /** The user's own conversation with the bot. */
  public static Place direct(String workspace, String user) {
    return new Place(workspace, user, user, null, null, true);
  }
}
