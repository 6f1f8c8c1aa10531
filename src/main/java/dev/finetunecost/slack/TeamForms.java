package dev.finetunecost.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import dev.finetunecost.engine.units.Usd;
import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.slack.command.Command;
import dev.finetunecost.slack.form.Chosen;
import dev.finetunecost.slack.form.Opened;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.form.SmallForm;
import dev.finetunecost.slack.view.ApprovalMessage;
import dev.finetunecost.slack.view.Notices;
import dev.finetunecost.slack.view.SmallViews;
import dev.finetunecost.store.Approval;
import dev.finetunecost.store.Draft;
import dev.finetunecost.store.Drafts;
import dev.finetunecost.store.SavedScenario;
import dev.finetunecost.store.Scenarios;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The small forms of what a team does together: opened with the figures, read, passed on. */
final class TeamForms {
  private final SettingsHandlers settings;
  private final Actuals actuals;
  private final Approving approving;
  private final Scenarios scenarios;
  private final Drafts drafts;
  private final Modals modals;
  private final Intake intake;
  private final Supplier<PriceBook> prices;
  private final Clock clock;

  TeamForms(
      SettingsHandlers settings,
      Actuals actuals,
      Approving approving,
      Scenarios scenarios,
      Drafts drafts,
      Modals modals,
      Intake intake,
      Supplier<PriceBook> prices,
      Clock clock) {
    this.settings = settings;
    this.actuals = actuals;
    this.approving = approving;
    this.scenarios = scenarios;
    this.drafts = drafts;
    this.modals = modals;
    this.intake = intake;
    this.prices = prices;
    this.clock = clock;
  }

  /** Opens the form that a command asks for; false where it asks for none. */
  boolean open(Place place, String triggerId, Command command) {
    if (command instanceof Command.Settings asked && asked.words().isBlank()) {
      settings.open(place, triggerId);
      return true;
    }
    if (command instanceof Command.Actual asked
        && asked.run().isEmpty()
        && asked.number().isPresent()) {
      open(
          SmallViews.ACTUAL,
          triggerId,
          new Opened(place, asked.number().get(), "", ""),
          saved -> SmallViews.actual(triggerId, saved.id(), actuals.training(saved)));
      return true;
    }
    if (command instanceof Command.Approve asked && asked.approver().isEmpty()) {
      open(
          SmallViews.ASK,
          triggerId,
          new Opened(place, asked.number(), "", ""),
          saved -> askView(triggerId, saved, asked.note()));
      return true;
    }
    return false;
  }

  Response openSettings(BlockActionRequest request, ActionContext context) {
    BlockActionPayload pressed = request.getPayload();
    settings.open(Place.of(Place.workspace(context), pressed), pressed.getTriggerId());
    return context.ack();
  }

  Response approve(BlockActionRequest request, ActionContext context) {
    return decide(request, context, Approval.State.APPROVED);
  }

  Response decline(BlockActionRequest request, ActionContext context) {
    return decide(request, context, Approval.State.DECLINED);
  }

  private Response decide(
      BlockActionRequest request, ActionContext context, Approval.State decision) {
    BlockActionPayload pressed = request.getPayload();
    Place place = Place.of(Place.workspace(context), pressed);
    String trigger = pressed.getTriggerId();
    String id = Chosen.of(pressed.getActions().getFirst());
    String ts =
        pressed.getContainer() == null || pressed.getContainer().getMessageTs() == null
            ? ""
            : pressed.getContainer().getMessageTs();
    show(SmallViews.DECIDE, trigger, place, () -> decideView(place, trigger, id, decision, ts));
    return context.ack();
  }

  private View decideView(
      Place place, String trigger, String id, Approval.State decision, String ts) {
    Optional<Approval> found = approving.find(place.workspace(), id);
    if (found.isEmpty()) {
      return SmallViews.saying(SmallViews.DECIDE, ApprovalMessage.gone());
    }
    Approval approval = found.get();
    if (approval.state() != Approval.State.ASKED || !approval.askedOf().equals(place.user())) {
      return SmallViews.saying(
          SmallViews.DECIDE, ApprovalMessage.cannotDecide(approval, place.user()));
    }
    keep(trigger, new Opened(place, approval.number(), decision.name() + " " + id, ts));
    Optional<Usd> today =
        scenarios.find(place.workspace(), approval.number()).flatMap(approving::total);
    return SmallViews.decide(
        trigger,
        approval,
        decision == Approval.State.APPROVED,
        today.orElse(null),
        prices.get().asOf());
  }

  Response actualSubmitted(ViewSubmissionRequest request, ViewSubmissionContext context) {
    View view = request.getPayload().getView();
    Map<String, String> complaints = SmallForm.complaints(view.getState());
    if (!complaints.isEmpty()) {
      return context.ackWithErrors(complaints);
    }
    return typed(
        view,
        context,
        opened -> "actual FT-%d %s".formatted(opened.number(), SmallForm.run(view.getState())));
  }

  Response askSubmitted(ViewSubmissionRequest request, ViewSubmissionContext context) {
    View view = request.getPayload().getView();
    ViewState state = view.getState();
    String person = SmallForm.text(state, SmallForm.PERSON);
    if (person.equals(request.getPayload().getUser().getId())) {
      return context.ackWithErrors(Map.of(SmallForm.PERSON, "Somebody else has to approve it."));
    }
    return typed(
        view,
        context,
        opened ->
            "approve FT-%d <@%s> %s"
                .formatted(opened.number(), person, SmallForm.text(state, SmallForm.NOTE)));
  }

  /** What was filled in is taken in as if it had been typed. */
  private Response typed(View view, ViewSubmissionContext context, Function<Opened, String> words) {
    String workspace = Place.workspace(context);
    String id = view.getPrivateMetadata();
    Optional<Opened> opened = find(workspace, id);
    if (opened.isEmpty()) {
      return context.ackWithUpdate(
          SmallViews.saying(view.getCallbackId(), Notices.formGone().text()));
    }
    intake.accept(id + "/done", new Asked.Typed(opened.get().place(), words.apply(opened.get())));
    return context.ack();
  }

  Response decided(ViewSubmissionRequest request, ViewSubmissionContext context) {
    View view = request.getPayload().getView();
    String workspace = Place.workspace(context);
    Optional<Opened> opened = find(workspace, view.getPrivateMetadata());
    if (opened.isEmpty()) {
      return context.ackWithUpdate(SmallViews.saying(SmallViews.DECIDE, Notices.formGone().text()));
    }
    String[] about = opened.get().about().split(" ", 2);
    Place place = opened.get().place();
    String note = SmallForm.text(view.getState(), SmallForm.NOTE);
    if (!approving.decide(place, about[1], Approval.State.valueOf(about[0]), note)) {
      return context.ackWithUpdate(
          SmallViews.saying(
              SmallViews.DECIDE,
              approving
                  .find(workspace, about[1])
                  .map(approval -> ApprovalMessage.cannotDecide(approval, place.user()))
                  .orElseGet(ApprovalMessage::gone)));
    }
    intake.accept("decided/" + about[1], new Asked.Decided(place, about[1], opened.get().ts()));
    return context.ack();
  }

  private View askView(String trigger, SavedScenario saved, String note) {
    return approving
        .total(saved)
        .map(total -> SmallViews.ask(trigger, saved.id(), total, note))
        .orElseGet(
            () -> SmallViews.saying(SmallViews.ASK, Notices.nothingToShare(saved.id()).text()));
  }

  private void open(
      String callback, String trigger, Opened opened, Function<SavedScenario, View> view) {
    show(
        callback,
        trigger,
        opened.place(),
        () -> {
          keep(trigger, opened);
          return scenarios
              .find(opened.place().workspace(), opened.number())
              .map(view)
              .orElseGet(() ->
                  SmallViews.saying(
                      callback, Notices.noSuchScenario("FT-" + opened.number()).text()));
        });
  }

  private void show(String callback, String trigger, Place place, Supplier<View> view) {
    modals.open(
        place,
        trigger,
        SmallViews.loading(callback, trigger),
        view,
        reference -> SmallViews.saying(callback, Notices.unexpected(reference).text()),
        Notices.smallFormExpired());
  }

  private void keep(String id, Opened opened) {
    drafts.save(
        new Draft(
            id,
            opened.place().workspace(),
            opened.place().user(),
            opened.toJson(),
            clock.instant()));
  }

  private Optional<Opened> find(String workspace, String id) {
    return drafts.find(workspace, id).map(Draft::stateJson).map(Opened::fromJson);
  }
}
