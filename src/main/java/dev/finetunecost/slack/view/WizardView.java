package dev.finetunecost.slack.view;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.DispatchActionConfig;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.ExternalSelectElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.finetunecost.report.Names;
import dev.finetunecost.slack.form.Question;
import dev.finetunecost.slack.form.WizardState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The guided form: three short views, each with what was understood so far. */
public final class WizardView {
  public static final String CALLBACK = "wizard";
  public static final String BACK = "wizard-back";
  public static final String FINISH = "wizard-finish";

  /** Anything that is filled in; the rest of the id is the question's key. */
  public static final Pattern FILLED = Pattern.compile("wizard:[a-z_]+");

  /** Where there is nothing to estimate yet. */
  public static final String NOTHING_YET =
      "Nothing is filled in yet. One answer is enough: your own words, a model, or how much it will be used.";

  private static final String PREFIX = "wizard:";

  private WizardView() {}

  /**
   * What the answers so far come to.
   *
   * @param understood what was understood, in words; empty where nothing was
   * @param estimate the estimate so far; empty where there is none yet
   */
  public record SoFar(String understood, String estimate) {
    public static final SoFar NOTHING = new SoFar("", "");
  }

  /** The id of the action that answers a question. */
  public static String action(Question question) {
    return PREFIX + question.key();
  }

  /** The question that an action answers. */
  public static Optional<Question> question(String actionId) {
    return Question.named(actionId.substring(PREFIX.length()));
  }

  /** How people write what was picked. */
  public static String name(Question question, String picked) {
    String name =
        switch (question) {
          case MODEL, BASELINE_MODEL -> Names.model(picked);
          case GPU -> Names.gpu(picked);
          case PROVIDER -> Names.provider(picked);
          default -> picked;
        };
    return name.isBlank() ? picked : Mrkdwn.clip(name, Limits.OPTION);
  }

  /** The view that is opened at once, before anything is looked up. */
  public static View skeleton(String draft) {
    return modal(draft, "Fine-tune cost", List.of(Blocks.section("One moment…")), null);
  }

  /** The view that says something instead of asking. */
  public static View saying(String draft, String mrkdwn) {
    return modal(draft, "Fine-tune cost", List.of(Blocks.section(mrkdwn)), null);
  }

  /** The last view, once the estimate is on its way. */
  public static View done(String draft) {
    return saying(draft, "The report is on its way to the conversation you came from.");
  }

  /** The view of the state's step, with its answers filled in. */
  public static View of(String draft, WizardState state, SoFar soFar) {
    List<LayoutBlock> blocks = new ArrayList<>();
    for (Question question : Question.of(state.step())) {
      if (state.asks(question)) {
        blocks.add(input(question, state.answer(question)));
      }
    }
    if (soFar.equals(SoFar.NOTHING)) {
      blocks.add(Blocks.context(NOTHING_YET + " For the rest there are defaults."));
    }
    if (!soFar.understood().isBlank()) {
      blocks.add(Blocks.context(Mrkdwn.escape(soFar.understood())));
    }
    if (!soFar.estimate().isBlank()) {
      blocks.add(Blocks.section(Mrkdwn.escape(soFar.estimate())));
    }
    blocks.add(Blocks.actions("wizard-actions", buttons(state.step())));
    String submit = state.step().next().isPresent() ? "Next" : "Estimate";
    return modal(
        draft,
        "%d of %d: %s"
            .formatted(state.step().place(), Question.Step.values().length, state.step().title()),
        blocks,
        submit);
  }

  private static List<ButtonElement> buttons(Question.Step step) {
    List<ButtonElement> buttons = new ArrayList<>();
    if (step.previous().isPresent()) {
      buttons.add(Blocks.button(BACK, "Back", "back"));
    }
    buttons.add(Blocks.button(FINISH, "Use defaults & estimate", "finish"));
    return buttons;
  }

  private static View modal(
      String draft,
      String title,
      List<LayoutBlock> blocks,
      @org.jspecify.annotations.Nullable String submit) {
    return View.builder()
        .type("modal")
        .callbackId(CALLBACK)
        .notifyOnClose(true)
        .privateMetadata(draft)
        .title(
            ViewTitle.builder()
                .type("plain_text")
                .text(Mrkdwn.clip(title, Limits.VIEW_TITLE))
                .build())
        .submit(
            submit == null ? null : ViewSubmit.builder().type("plain_text").text(submit).build())
        .close(ViewClose.builder().type("plain_text").text("Cancel").build())
        .blocks(blocks)
        .build();
  }

  private static InputBlock input(Question question, String answer) {
    return InputBlock.builder()
        .blockId(question.key())
        .label(Blocks.plain(question.label(), Limits.LABEL))
        .element(element(question, answer))
        .optional(true)
        .dispatchAction(true)
        .build();
  }

  private static BlockElement element(Question question, String answer) {
    return switch (question.kind()) {
      case SENTENCE -> text(question, answer, true);
      case WORDS, NUMBER -> text(question, answer, false);
      case CHOICE -> choice(question, answer);
      case SEARCH -> search(question, answer);
    };
  }

  private static PlainTextInputElement text(Question question, String answer, boolean multiline) {
    return PlainTextInputElement.builder()
        .actionId(action(question))
        .multiline(multiline)
        .maxLength(multiline ? Limits.INPUT : Limits.HEADER)
        .placeholder(Blocks.plain(question.placeholder(), Limits.PLACEHOLDER))
        .initialValue(
            answer.isEmpty() ? null : Mrkdwn.clip(answer, multiline ? Limits.INPUT : Limits.HEADER))
        .dispatchActionConfig(
            DispatchActionConfig.builder().triggerActionsOn(List.of("on_enter_pressed")).build())
        .build();
  }

  private static StaticSelectElement choice(Question question, String answer) {
    List<OptionObject> options = new ArrayList<>();
    for (Question.Option option : question.options()) {
      options.add(Blocks.option(option.label(), option.value()));
    }
    Optional<OptionObject> initial =
        options.stream().filter(option -> option.getValue().equals(answer)).findFirst();
    if (initial.isEmpty() && !answer.isEmpty()) {
      initial = Optional.of(Blocks.option(answer, answer));
      options.addFirst(initial.get());
    }
    return StaticSelectElement.builder()
        .actionId(action(question))
        .placeholder(Blocks.plain(question.placeholder(), Limits.PLACEHOLDER))
        .options(options)
        .initialOption(initial.orElse(null))
        .build();
  }

  private static ExternalSelectElement search(Question question, String answer) {
    return ExternalSelectElement.builder()
        .actionId(action(question))
        .placeholder(Blocks.plain(question.placeholder(), Limits.PLACEHOLDER))
        .minQueryLength(1)
        .initialOption(answer.isEmpty() ? null : Blocks.option(name(question, answer), answer))
        .build();
  }
}
