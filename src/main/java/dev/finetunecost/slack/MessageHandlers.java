package dev.finetunecost.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.context.builtin.GlobalShortcutContext;
import com.slack.api.bolt.context.builtin.MessageShortcutContext;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.GlobalShortcutRequest;
import com.slack.api.bolt.request.builtin.MessageShortcutRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.File;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.FunctionExecutedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import dev.finetunecost.slack.command.Command;
import dev.finetunecost.slack.command.CommandReader;
import dev.finetunecost.slack.form.Chosen;
import dev.finetunecost.slack.form.DroppedFile;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.form.SaidText;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is typed, said or pressed outside of forms. */
final class MessageHandlers {
  private final Intake intake;
  private final WizardHandlers wizard;
  private final Details details;
  private final Home home;
  private final Presence presence;
  private final TeamForms team;

  MessageHandlers(
      Intake intake,
      WizardHandlers wizard,
      Details details,
      Home home,
      Presence presence,
      TeamForms team) {
    this.intake = intake;
    this.wizard = wizard;
    this.details = details;
    this.home = home;
    this.presence = presence;
    this.team = team;
  }

  Response command(SlashCommandRequest request, SlashCommandContext context) {
    SlashCommandPayload typed = request.getPayload();
    String words = SaidText.typed(typed.getText() == null ? "" : typed.getText());
    Place place = Place.of(Place.workspace(context), typed);
    Command command = CommandReader.read(words);
    if (command instanceof Command.Wizard asked) {
      wizard.open(place, typed.getTriggerId(), asked.words(), null);
    } else if (!team.open(place, typed.getTriggerId(), command)) {
      intake.accept(typed.getTriggerId(), new Asked.Typed(place, words));
    }
    return context.ack();
  }

  Response run(BlockActionRequest request, ActionContext context) {
    BlockActionPayload pressed = request.getPayload();
    String words = Chosen.of(pressed.getActions().getFirst());
    Place place = Place.of(Place.workspace(context), pressed);
    if (!team.open(place, pressed.getTriggerId(), CommandReader.read(words))) {
      intake.accept(pressed.getTriggerId(), new Asked.Typed(place, words));
    }
    return context.ack();
  }

  Response openWizard(BlockActionRequest request, ActionContext context) {
    BlockActionPayload pressed = request.getPayload();
    String words = Chosen.of(pressed.getActions().getFirst());
    wizard.open(Place.of(Place.workspace(context), pressed), pressed.getTriggerId(), words, null);
    return context.ack();
  }

  Response change(BlockActionRequest request, ActionContext context) {
    BlockActionPayload pressed = request.getPayload();
    int number = Chosen.number(pressed.getActions().getFirst());
    wizard.open(Place.of(Place.workspace(context), pressed), pressed.getTriggerId(), "", number);
    return context.ack();
  }

  Response details(BlockActionRequest request, ActionContext context) {
    BlockActionPayload pressed = request.getPayload();
    int number = Chosen.number(pressed.getActions().getFirst());
    details.open(Place.of(Place.workspace(context), pressed), pressed.getTriggerId(), number);
    return context.ack();
  }

  Response newEstimate(GlobalShortcutRequest request, GlobalShortcutContext context) {
    var picked = request.getPayload();
    Place place = Place.direct(Place.workspace(context), picked.getUser().getId());
    wizard.open(place, picked.getTriggerId(), "", null);
    return context.ack();
  }

  Response estimateMessage(MessageShortcutRequest request, MessageShortcutContext context) {
    MessageShortcutPayload picked = request.getPayload();
    String text = picked.getMessage().getText() == null ? "" : picked.getMessage().getText();
    Place place = Place.of(Place.workspace(context), picked);
    String words = SaidText.of(text);
    intake.accept(
        picked.getTriggerId(),
        DroppedFile.of(picked.getMessage().getFiles())
            .<Asked>map(file -> new Asked.Dropped(place, words, file))
            .orElseGet(() -> new Asked.Typed(place, words)));
    return context.ack();
  }

  Response mentioned(EventsApiPayload<AppMentionEvent> event, EventContext context) {
    Place place = Place.of(Place.workspace(context), event.getEvent());
    String words = SaidText.said(event.getEvent().getText());
    intake.accept(event.getEventId(), said(place, words, event.getEvent().getFiles()));
    return context.ack();
  }

  Response said(EventsApiPayload<MessageEvent> event, EventContext context) {
    MessageEvent message = event.getEvent();
    if ("im".equals(message.getChannelType()) && message.getBotId() == null) {
      Place place = Place.of(Place.workspace(context), message);
      if (context.getRetryNum() == null) {
        String root = message.getThreadTs() == null ? message.getTs() : message.getThreadTs();
        presence.working(place.workspace(), place.channel(), root);
      }
      intake.accept(event.getEventId(), new Asked.Said(place, SaidText.said(message.getText())));
    }
    return context.ack();
  }

  Response stepped(EventsApiPayload<FunctionExecutedEvent> event, EventContext context) {
    FunctionExecutedEvent step = event.getEvent();
    Place place =
        Place.ofStep(Place.workspace(context), input(step, "channel"), input(step, "person"));
    intake.accept(
        event.getEventId(),
        new Asked.Stepped(place, input(step, "sentence"), step.getFunctionExecutionId()));
    return context.ack();
  }

  private static String input(FunctionExecutedEvent step, String name) {
    FunctionExecutedEvent.@Nullable InputValue value = step.getInputs().get(name);
    return value == null || value.getStringValue() == null ? "" : value.getStringValue().strip();
  }

  /** A file in a direct message. */
  Response dropped(EventsApiPayload<MessageFileShareEvent> event, EventContext context) {
    MessageFileShareEvent message = event.getEvent();
    if ("im".equals(message.getChannelType())) {
      Place place = Place.of(Place.workspace(context), message);
      String words = SaidText.said(Objects.requireNonNullElse(message.getText(), ""));
      intake.accept(event.getEventId(), said(place, words, message.getFiles()));
    }
    return context.ack();
  }

  private static Asked said(Place place, String words, @Nullable List<File> files) {
    return DroppedFile.of(files)
        .<Asked>map(file -> new Asked.Dropped(place, words, file))
        .orElseGet(() -> new Asked.Said(place, words));
  }

  Response homeOpened(EventsApiPayload<AppHomeOpenedEvent> event, EventContext context) {
    AppHomeOpenedEvent opened = event.getEvent();
    if ("home".equals(opened.getTab())) {
      home.show(Place.workspace(context), opened.getUser());
    } else if ("messages".equals(opened.getTab())) {
      presence.offer(Place.workspace(context), opened.getUser(), opened.getChannel());
    }
    return context.ack();
  }
}
