package dev.finetunecost.slack.view;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.ButtonElement;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.report.Names;
import dev.finetunecost.slack.command.Command;
import dev.finetunecost.slack.command.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Short answers: what went wrong or was done, what to change, and one example that runs. */
public final class Notices {
  private static final int QUOTE = 200;

  /** Characters of a file's page, and how many of these a message takes besides its words. */
  private static final int PAGE = 2800;

  private static final int PAGES = 3;

  private Notices() {}

  /**
   * These words say nothing about a fine-tune.
   *
   * @param nearest the command that they are like
   */
  public static Message notUnderstood(String words, Optional<String> nearest) {
    String said =
        "I found no model, data or use in " + Mrkdwn.code(Mrkdwn.clip(words, QUOTE)) + ".";
    return nearest
        .map(command ->
            withActions(
                "%s Did you mean %s?".formatted(said, Run.typed(command)),
                List.of(
                    Run.button("nearest", clipped("Run " + command), command),
                    Run.button("help", "Help", "help"))))
        .orElseGet(() ->
            withActions(
                said
                    + " Name the model, how much data, and how often it will be used, for instance\n"
                    + Run.typed(Command.EXAMPLE),
                List.of(Run.example(), Run.button("help", "Help", "help"))));
  }

  /** A command with a slip in it, in so few words that a plan is not likely to be meant. */
  public static Message didYouMean(String words, String command) {
    return withActions(
        "Did you mean %s?".formatted(Run.typed(command)),
        List.of(
            Run.button("nearest", clipped("Run " + command), command),
            Blocks.button(StartCard.WIZARD, "Estimate it in the form", words)));
  }

  /**
   * A name in the words that nobody knows.
   *
   * @param field what it should be the name of
   * @param words the sentence, to be run again with another name
   */
  public static Message unknownName(Field field, String said, List<String> nearest, String words) {
    List<ButtonElement> buttons = new ArrayList<>();
    for (String name : nearest) {
      String label = field == Field.GPU ? Names.gpu(name) : Names.model(name);
      buttons.add(Run.button("name-" + buttons.size(), clipped(label), renamed(words, said, name)));
    }
    String start =
        said.isBlank()
            ? "Which %s would it be?".formatted(label(field))
            : "I know no %s %s.".formatted(label(field), Mrkdwn.code(Mrkdwn.clip(said, QUOTE)));
    return nearest.isEmpty()
        ? withActions(
            start
                + " Say its size instead, as in "
                + Run.typed("lora on a 7b model with 5k examples"),
            List.of(Run.button("help", "Help", "help")))
        : withActions(start + " Which of these is it?", buttons);
  }

  /** To somebody who says thanks. */
  public static Message welcome() {
    return withActions(
        "You are welcome. Say what to change, as in %s, or ask %s."
            .formatted(Mrkdwn.code("what if QLoRA?"), Mrkdwn.code("why?")),
        List.of(Run.button("why", "Why?", "why"), Run.button("list", "My scenarios", "list")));
  }

  /** What stands in for a form where none can be opened: a button that opens it. */
  public static Message opens(String what, String command) {
    return withActions(
        what + " opens with a button.",
        List.of(Blocks.primary(Run.PREFIX + "form", "Open the form", command)));
  }

  /** A verb without what it needs. */
  public static Message incomplete(Verb verb) {
    return withActions(
        "%s needs more: %s. For instance %s"
            .formatted(
                Mrkdwn.bold(verb.word()), Run.typed(verb.usage()), Run.typed(verb.example())),
        List.of(
            Run.button("list", "My scenarios", "list"),
            Run.button("help", "Help", "help " + verb.topic().word())));
  }

  /** No scenario has this number. */
  public static Message noSuchScenario(String id) {
    return withActions(
        "There is no %s: it was deleted, or never was. %s shows what there is."
            .formatted(Mrkdwn.escape(id), Run.typed("list")),
        List.of(Run.button("list", "Show the list", "list")));
  }

  /** Nothing was estimated yet that could be changed. */
  public static Message nothingToChange() {
    return withActions(
        "There is nothing to change yet. Estimate something first, for instance\n"
            + Run.typed(Command.EXAMPLE),
        List.of(Run.example()));
  }

  /** Asks before something is deleted. */
  public static Message confirmDelete(String id, String title) {
    return withActions(
        "Delete %s %s? It cannot be undone. Its reports in channels stay as they are."
            .formatted(Mrkdwn.bold(id), Mrkdwn.escape(Mrkdwn.clip(title, QUOTE))),
        List.of(
            Blocks.danger(Run.PREFIX + "delete", "Delete " + id, "delete %s --yes".formatted(id)),
            Run.button("open", "Open it", "open " + id)));
  }

  /** The scenario cannot be computed, so that there is no report. */
  public static Message nothingToShare(String id) {
    return withActions(
        "%s has no report yet. Open it to see what is missing.".formatted(Mrkdwn.bold(id)),
        List.of(Run.button("open", "Open " + id, "open " + id)));
  }

  /** Slack was away for so long that nobody waits any more. */
  public static Message tooLate(String words) {
    return withActions(
        "I could not reach Slack in time to answer %s. Press the button to have it now."
            .formatted(Run.typed(Mrkdwn.clip(words, QUOTE))),
        List.of(
            Blocks.primary(Run.PREFIX + "again", "Run it now", words.isBlank() ? "help" : words)));
  }

  /** The database did not take it. */
  public static Message notStored(String words) {
    return withActions(
        "I could not save that just now. If no answer comes within a minute, try again: %s"
            .formatted(Run.typed(Mrkdwn.clip(words, QUOTE))),
        List.of(
            Blocks.primary(Run.PREFIX + "again", "Try again", words.isBlank() ? "help" : words)));
  }

  /** Nothing can be looked up or kept at the moment, not even who asks. */
  public static Message tryLater() {
    return Message.saying(
        "I could not look that up just now, so I did nothing. Try again in a minute.");
  }

  /** Said where the app was uninstalled while somebody still sees its command. */
  public static Message notInstalled() {
    return Message.saying(
        "finetune-cost is not installed in this workspace any more. Ask whoever looks after its apps to add it again.");
  }

  /** The draft behind a form is gone. */
  public static Message formGone() {
    return withActions(
        "That form was finished or cancelled before. Open a new one with %s."
            .formatted(Run.typed("wizard")),
        List.of(Blocks.primary(StartCard.WIZARD, "Open the form", "")));
  }

  /** Nothing was filled in. */
  public static Message emptyForm() {
    return withActions(
        "The form was empty, so there is nothing to estimate. One sentence is enough, for instance\n"
            + Run.typed(Command.EXAMPLE),
        List.of(Run.example(), Blocks.button(StartCard.WIZARD, "Open the form", "")));
  }

  /** A change was taken back. */
  public static Message undone(String from, String to) {
    return withActions(
        "Back to %s. %s is kept, if you want it again."
            .formatted(Mrkdwn.bold(to), Mrkdwn.bold(from)),
        List.of(
            Run.button("open", "Open " + to, "open " + to),
            Run.button("again", "Open " + from, "open " + from)));
  }

  /** There was no change that could be taken back. */
  public static Message nothingToUndo(String id) {
    return withActions(
        "%s was not changed from anything, so there is nothing to take back."
            .formatted(Mrkdwn.bold(id)),
        List.of(Run.button("open", "Open " + id, "open " + id)));
  }

  /** It is gone. */
  public static Message deleted(String id, boolean watched) {
    return Message.saying(
        "%s is deleted%s.".formatted(Mrkdwn.bold(id), watched ? ", and no longer watched" : ""));
  }

  /** A report now stands in the channel. */
  public static Message shared(String id, String channel) {
    return Message.saying(
        "%s stands in <#%s> now. When it changes, that message is edited."
            .formatted(Mrkdwn.bold(id), channel));
  }

  /** A report in the channel now shows a changed scenario. */
  public static Message replaced(String before, String after, String channel) {
    return Message.saying(
        "The report in <#%s> now shows %s in place of %s; its thread says what changed."
            .formatted(channel, Mrkdwn.bold(after), Mrkdwn.bold(before)));
  }

  /** What a file stands under. */
  public static Message exporting(String id) {
    return Message.saying("%s as a file:".formatted(Mrkdwn.bold(id)));
  }

  /** A file was sent to the asker's direct messages. */
  public static Message exported(String id, String file) {
    return Message.saying(
        "%s is in our direct messages as %s.".formatted(Mrkdwn.bold(id), Mrkdwn.code(file)));
  }

  /** A file was sent to where it was asked for. */
  public static Message exportedHere(String id, String file) {
    return Message.saying("%s is above as %s.".formatted(Mrkdwn.bold(id), Mrkdwn.code(file)));
  }

  /**
   * Files may not be uploaded here.
   *
   * @param instead what can be copied from the message, or empty
   */
  public static Message mayNotUpload(String id, String instead) {
    String why =
        "I may not upload files in this workspace: whoever installed me can allow it with the scope %s. "
                .formatted(Mrkdwn.code("files:write"))
            + "The command line gives the same: %s"
                .formatted(Mrkdwn.code("finetune-cost estimate --json …"));
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section(why));
    Mrkdwn.pages(instead.lines().map(Mrkdwn::escape).toList(), PAGE).stream()
        .limit(PAGES)
        .forEach(page -> blocks.add(Blocks.section("```\n%s\n```".formatted(page))));
    blocks.add(Blocks.actions("notice-actions", Run.button("open", "Open " + id, "open " + id)));
    return new Message(why, blocks);
  }

  /** A file of another kind than those that can be counted. */
  public static Message notADataset(String file) {
    return withActions(
        "I can count the examples of %s, %s and %s files, and %s is none of these. Save it as one of them, or say in words how many examples there are, for instance\n%s"
            .formatted(
                Mrkdwn.code(".jsonl"),
                Mrkdwn.code(".json"),
                Mrkdwn.code(".csv"),
                Mrkdwn.code(Mrkdwn.clip(file, QUOTE)),
                Run.typed(Command.EXAMPLE)),
        List.of(Run.example(), Run.button("help", "Help", "help")));
  }

  /** A file that is too large to be counted here. */
  public static Message datasetTooLarge(String file, long bytes, long most) {
    return Message.saying(
        "%s has %,d MB; I count files of up to %,d MB here. Send a sample of its lines, or count all of it with %s"
            .formatted(
                Mrkdwn.code(Mrkdwn.clip(file, QUOTE)),
                bytes / 1_000_000,
                most / 1_000_000,
                Mrkdwn.code("finetune-cost dataset FILE")));
  }

  /** Whoever installed the bot did not let it read files. */
  public static Message mayNotRead(String file) {
    return withActions(
        "I may not read %s: whoever installed me left out the scope %s. Add it and reinstall, or say in words how many examples there are, for instance\n%s"
            .formatted(
                Mrkdwn.code(Mrkdwn.clip(file, QUOTE)),
                Mrkdwn.code("files:read"),
                Run.typed(Command.EXAMPLE)),
        List.of(Run.example()));
  }

  /** A file that was deleted meanwhile. */
  public static Message fileGone(String file) {
    return Message.saying(
        "I cannot find %s any more. Send it again."
            .formatted(Mrkdwn.code(Mrkdwn.clip(file, QUOTE))));
  }

  /** Words that mean an undo; the button does it. */
  public static Message sayUndo(String id) {
    return withActions(
        "To take the last change of %s back, press the button or say %s."
            .formatted(Mrkdwn.bold(id), Mrkdwn.code("undo")),
        List.of(Run.button("undo", "Undo", "undo " + id)));
  }

  /** The bot cannot post where it was asked to. */
  public static Message notInChannel(String id, String channel) {
    return withActions(
        "I cannot post %s in <#%s>: I am not in that channel. Type %s there, then press Share again."
            .formatted(Mrkdwn.bold(id), channel, Mrkdwn.code("/invite @finetune-cost")),
        List.of(Blocks.primary(Run.PREFIX + "share", "Share again", "share " + id)));
  }

  /** The channel takes no more messages. */
  public static Message channelClosed(String id, String channel) {
    return Message.saying(
        "I cannot post %s in <#%s>: it is archived or gone. Type %s in another channel."
            .formatted(Mrkdwn.bold(id), channel, Run.typed("share " + id)));
  }

  /** The form could not be opened in time. */
  public static Message formExpired(String words) {
    return withActions(
        "Slack gave up waiting before the form could open. Nothing is lost: press the button, or type %s again."
            .formatted(Run.typed(Mrkdwn.clip("wizard " + words, QUOTE).strip())),
        List.of(Blocks.primary(StartCard.WIZARD, "Open the form", words)));
  }

  /** A small form could not be opened in time. */
  public static Message smallFormExpired() {
    return Message.saying(
        "Slack gave up waiting before the form could open. Nothing is lost: press the button or type the command once more.");
  }

  /** The view of a report's details could not be opened in time. */
  public static Message viewExpired(String id) {
    return withActions(
        "Slack gave up waiting before the view could open. Press the button once more.",
        List.of(Blocks.button(ReportMessage.DETAILS, "Assumptions & sources", id)));
  }

  /**
   * Something that should not happen.
   *
   * @param reference also in the log
   */
  public static Message unexpected(String reference) {
    return withActions(
        "Something went wrong on our side (reference %s). Your words are kept; please try once more."
            .formatted(Mrkdwn.code(reference)),
        List.of(Run.button("list", "My scenarios", "list"), Run.button("help", "Help", "help")));
  }

  /** Words and buttons below them. */
  static Message withActions(String mrkdwn, List<ButtonElement> buttons) {
    List<LayoutBlock> blocks =
        List.of(Blocks.section(mrkdwn), Blocks.actions("notice-actions", buttons));
    return new Message(mrkdwn, blocks);
  }

  private static String label(Field field) {
    return switch (field) {
      case GPU -> "GPU";
      case MODEL, BASELINE_MODEL -> "model";
      default -> field.key().replace('_', ' ');
    };
  }

  private static String clipped(String label) {
    return Mrkdwn.clip(label, Limits.BUTTON);
  }

  private static String renamed(String words, String said, String name) {
    Matcher matcher =
        Pattern.compile(Pattern.quote(said), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
            .matcher(words);
    return matcher.find()
        ? matcher.replaceFirst(Matcher.quoteReplacement(name))
        : "%s %s".formatted(name.toLowerCase(Locale.ROOT), words);
  }
}
