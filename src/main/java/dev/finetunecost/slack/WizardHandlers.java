package dev.finetunecost.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.response.BlockSuggestionResponse;
import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.BlockSuggestionContext;
import com.slack.api.bolt.context.builtin.DefaultContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.BlockSuggestionRequest;
import com.slack.api.bolt.request.builtin.ViewClosedRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.view.View;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.form.Question;
import dev.finetunecost.slack.form.WizardForm;
import dev.finetunecost.slack.form.WizardState;
import dev.finetunecost.slack.view.Notices;
import dev.finetunecost.slack.view.WizardView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is done in the wizard: opened, filled in, searched, turned over, finished. */
final class WizardHandlers {
  private final Wizard wizard;
  private final Suggestions suggestions;
  private final Modals modals;
  private final Intake intake;

  WizardHandlers(Wizard wizard, Suggestions suggestions, Modals modals, Intake intake) {
    this.wizard = wizard;
    this.suggestions = suggestions;
    this.modals = modals;
    this.intake = intake;
  }

  /** Opens it, filled with what the words or the scenario to be changed say. */
  void open(Place place, String triggerId, String words, @Nullable Integer parent) {
    modals.open(
        place,
        triggerId,
        WizardView.skeleton(triggerId),
        () -> wizard.begin(triggerId, place, words, parent),
        reference -> WizardView.saying(triggerId, Notices.unexpected(reference).text()),
        Notices.formExpired(words));
  }

  Response filled(BlockActionRequest request, ActionContext context) {
    BlockActionPayload done = request.getPayload();
    turn(Place.workspace(context), done, state -> state);
    return context.ack();
  }

  Response back(BlockActionRequest request, ActionContext context) {
    turn(
        Place.workspace(context),
        request.getPayload(),
        state -> state.at(state.step().previous().orElse(state.step())));
    return context.ack();
  }

  Response finish(BlockActionRequest request, ActionContext context) {
    BlockActionPayload done = request.getPayload();
    View view = done.getView();
    String workspace = Place.workspace(context);
    String draft = view.getPrivateMetadata();
    Optional<WizardState> state = state(workspace, view);
    if (state.filter(wizard::isEmpty).isPresent()) {
      modals.update(workspace, view.getId(), view.getHash(), () -> wizard.view(draft, state.get()));
      return context.ack();
    }
    state.ifPresent(filled -> {
      wizard.save(draft, filled);
      intake.accept(done.getTriggerId(), new Asked.Filled(filled.place(), draft));
    });
    modals.update(workspace, view.getId(), view.getHash(), () -> last(draft, state));
    return context.ack();
  }

  Response submitted(ViewSubmissionRequest request, ViewSubmissionContext context) {
    ViewSubmissionPayload done = request.getPayload();
    Map<Question, String> answers = WizardForm.answers(done.getView().getState());
    Map<String, String> errors = WizardForm.errors(answers);
    if (!errors.isEmpty()) {
      return context.ackWithErrors(errors);
    }
    String draft = done.getView().getPrivateMetadata();
    Optional<WizardState> before = wizard.find(Place.workspace(context), draft);
    if (before.isEmpty()) {
      return context.ackWithUpdate(last(draft, before));
    }
    WizardState state = wizard.answered(draft, before.get(), answers);
    if (state.step().next().isEmpty() && wizard.isEmpty(state)) {
      return context.ackWithErrors(Map.of(Question.VOLUME.key(), WizardView.NOTHING_YET));
    }
    return state
        .step()
        .next()
        .map(step -> context.ackWithUpdate(turned(draft, state.at(step))))
        .orElseGet(() -> {
          intake.accept(draft + "/done", new Asked.Filled(state.place(), draft));
          return context.ack();
        });
  }

  Response closed(ViewClosedRequest request, DefaultContext context) {
    wizard.forget(Place.workspace(context), request.getPayload().getView().getPrivateMetadata());
    return context.ack();
  }

  Response suggest(BlockSuggestionRequest request, BlockSuggestionContext context) {
    String typed = request.getPayload().getValue() == null ? "" : request.getPayload().getValue();
    List<Option> options =
        WizardView.question(request.getPayload().getActionId()).stream()
            .flatMap(question ->
                suggestions.of(question, typed).stream()
                    .map(name -> option(WizardView.name(question, name), name)))
            .toList();
    return context.ack(BlockSuggestionResponse.builder().options(options).build());
  }

  /** Shows the view again with what was filled in, perhaps at another step. */
  private void turn(
      String workspace,
      BlockActionPayload done,
      java.util.function.UnaryOperator<WizardState> change) {
    View view = done.getView();
    String draft = view.getPrivateMetadata();
    modals.update(
        workspace,
        view.getId(),
        view.getHash(),
        () ->
            state(workspace, view)
                .map(state -> turned(draft, change.apply(state)))
                .orElseGet(() -> last(draft, Optional.empty())));
  }

  private View turned(String draft, WizardState state) {
    wizard.save(draft, state);
    return wizard.view(draft, state);
  }

  /** The draft's state with what is in the view now. */
  private Optional<WizardState> state(String workspace, View view) {
    String draft = view.getPrivateMetadata();
    return wizard
        .find(workspace, draft)
        .map(before -> wizard.answered(draft, before, WizardForm.answers(view.getState())));
  }

  private static View last(String draft, Optional<WizardState> state) {
    return state.isPresent()
        ? WizardView.done(draft)
        : WizardView.saying(draft, Notices.formGone().text());
  }

  private static Option option(String name, String value) {
    PlainTextObject text = PlainTextObject.builder().text(name).emoji(false).build();
    return Option.builder().text(text).value(value).build();
  }
}
