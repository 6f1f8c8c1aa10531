package dev.finetunecost.slack.form;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody is, and so where the answer goes.
 *
 * @param workspace the team's id
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

  /** Where a command was typed. */
  public static Place of(SlashCommandPayload command) {
    return new Place(
        command.getTeamId(),
        command.getChannelId(),
        command.getUserId(),
        null,
        command.getResponseUrl(),
        false);
  }

  /** Where a button was pressed: in a message, or in a view, which is nowhere but with its user. */
  public static Place of(BlockActionPayload action) {
    String user = action.getUser().getId();
    BlockActionPayload.@Nullable Channel channel = action.getChannel();
    return channel == null
        ? direct(action.getTeam().getId(), user)
        : new Place(
            action.getTeam().getId(),
            channel.getId(),
            user,
            action.getContainer() == null ? null : action.getContainer().getThreadTs(),
            action.getResponseUrl(),
            false);
  }

  /** Where a shortcut was picked on a message. */
  public static Place of(MessageShortcutPayload shortcut) {
    return new Place(
        shortcut.getTeam().getId(),
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

  /** The user's own conversation with the bot. */
  public static Place direct(String workspace, String user) {
    return new Place(workspace, user, user, null, null, true);
  }
}
