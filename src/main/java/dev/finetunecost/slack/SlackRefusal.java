package dev.finetunecost.slack;

import java.util.Set;

/** Slack understood a call and did not do it; asking again would not help. */
final class SlackRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final Set<String> ABOUT_BLOCKS =
      Set.of(
          "invalid_blocks",
          "invalid_blocks_format",
          "invalid_attachments",
          "only_one_table_allowed",
          "msg_blocks_too_long",
          "msg_too_long");

  private static final Set<String> NOT_A_MEMBER =
      Set.of("not_in_channel", "channel_not_found", "user_not_in_channel", "no_permission");

  private static final Set<String> CLOSED =
      Set.of("is_archived", "is_inactive", "restricted_action", "cannot_reply_to_message");

  private static final Set<String> TRIGGER_GONE =
      Set.of("expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id", "trigger_expired");

  private final String error;

  SlackRefusal(String method, String error, String details) {
    super("%s: %s %s".formatted(method, error, details).strip());
    this.error = error;
  }

  /** Slack's word for it. */
  String error() {
    return error;
  }

  /** Whether the same words without some of the blocks might be taken. */
  boolean isAboutBlocks() {
    return ABOUT_BLOCKS.contains(error);
  }

  /** Whether the bot would have to be invited first. */
  boolean isNotAMember() {
    return NOT_A_MEMBER.contains(error);
  }

  /** Whether nobody may write there any more. */
  boolean isClosed() {
    return CLOSED.contains(error);
  }

  /** Whether whoever installed the bot did not allow it this. */
  boolean isNotAllowed() {
    return error.equals("missing_scope") || error.equals("not_allowed_token_type");
  }

  /** Whether a view came too late to be opened. */
  boolean isTooLate() {
    return TRIGGER_GONE.contains(error);
  }
}
