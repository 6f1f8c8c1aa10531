package dev.finetunecost.slack.form;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
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

  /** The user's own conversation with the bot. */
  public static Place direct(String workspace, String user) {
    return new Place(workspace, user, user, null, null, true);
  }
}
