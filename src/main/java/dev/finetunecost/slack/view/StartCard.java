package dev.finetunecost.slack.view;

import com.slack.api.model.block.LayoutBlock;
import dev.finetunecost.slack.command.Command;
import dev.finetunecost.store.SavedScenario;
import java.util.ArrayList;
import java.util.List;

/** What a person sees who types the bare command: what to do, and where one left off. */
public final class StartCard {
  /** Opens the wizard; the value is what fills it. */
  public static final String WIZARD = "start-wizard";

  /** How many scenarios it offers. */
  public static final int LATEST = 5;

  private StartCard() {}

  /**
   * The card.
   *
   * @param latest the person's newest scenarios, the newest first
   */
  public static Message of(List<SavedScenario> latest) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.header("Should we fine-tune, and what would it really cost?"));
    blocks.add(
        Blocks.section("Say it in one sentence, for instance\n" + Run.typed(Command.EXAMPLE)));
    blocks.add(
        Blocks.actions(
            "start-actions",
            Blocks.primary(WIZARD, "Guide me", ""),
            Run.example(),
            Run.button("help", "Help", "help")));
    if (!latest.isEmpty()) {
      blocks.add(Blocks.divider());
      blocks.add(Blocks.section("*Where you left off*"));
      latest.stream().limit(LATEST).map(ScenarioList::own).forEach(blocks::add);
    }
    return new Message(
        "Should we fine-tune, and what would it really cost? Type a sentence after /finetune-cost,"
            + " or /finetune-cost wizard.",
        blocks);
  }

  /** What stands in for the form where none can be opened: a button that opens it. */
  public static Message wizard(String words) {
    return new Message(
        "The form opens with a button.",
        List.of(
            Blocks.section("The form opens with a button."),
            Blocks.actions("start-actions", Blocks.primary(WIZARD, "Open the form", words))));
  }
}
