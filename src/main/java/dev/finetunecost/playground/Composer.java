package dev.finetunecost.playground;

import dev.finetunecost.playground.Bot.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What people type: slash commands, messages and mentions. */
public final class Composer {
  private final Installation installation;
  private final Workspace workspace;
  private final Bot bot;
  private final Events events;
  private final Triggers triggers;
  private final ResponseUrls responseUrls;

  Composer(
      Installation installation,
      Workspace workspace,
      Bot bot,
      Events events,
      Triggers triggers,
      ResponseUrls responseUrls) {
    this.installation = installation;
    this.workspace = workspace;
    this.bot = bot;
    this.events = events;
    this.triggers = triggers;
    this.responseUrls = responseUrls;
  }

  /**
   * A person presses Enter in a place.
   *
   * @param text what is in the composer; a command where it starts with a slash
   * @param threadTs the thread that is open; null where it is the place itself
   */
  public Outcome say(Person person, String placeId, String text, @Nullable String threadTs) {
    return say(person, placeId, text, threadTs, List.of());
  }

  /** The same with files attached, which commands do not take. */
  public Outcome say(
      Person person,
      String placeId,
      String text,
      @Nullable String threadTs,
      List<StoredFile> files) {
    Place place = workspace.place(placeId).orElseThrow();
    if (text.isBlank() && files.isEmpty()) {
      return Outcome.FINE;
    }
    if (text.startsWith("/")) {
      return command(person, place, text.strip(), threadTs);
    }
    String words = linked(text);
    Message message =
        workspace.post(place.id(), person.id(), words, Json.array(), threadTs, null, files);
    events.posted(message, place);
    if (words.contains(Events.mention(Workspace.BOT)) && !place.has(Workspace.BOT.id())) {
      slackbot(person, place, "finetune-cost is not in this channel. Type /invite @finetune-cost");
    }
    return Outcome.FINE;
  }

  private Outcome command(Person person, Place place, String text, @Nullable String threadTs) {
    String[] words = text.split("\\s+", 2);
    String rest = words.length == 2 ? words[1] : "";
    if (words[0].equals("/invite")) {
      workspace.change(place.with(Workspace.BOT.id()));
      slackbot(person, place, "finetune-cost is now in #" + place.name());
      return Outcome.FINE;
    }
    if (threadTs != null) {
      slackbot(person, place, "%s cannot be used in a thread.".formatted(words[0]));
      return Outcome.FINE;
    }
    if (!words[0].equals(installation.command().name())) {
      slackbot(person, place, "%s is not a valid command.".formatted(words[0]));
      return Outcome.FINE;
    }
    return answered(person, place, words[0], bot.command(form(person, place, words[0], rest)));
  }

  private Map<String, String> form(Person person, Place place, String command, String text) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("token", "playground");
    form.put("team_id", Workspace.TEAM_ID);
    form.put("team_domain", "playground");
    form.put("channel_id", place.id());
    form.put("channel_name", place.direct() ? "directmessage" : place.name());
    form.put("user_id", person.id());
    form.put("user_name", person.name());
    form.put("command", command);
    form.put("text", installation.command().escaped() ? escaped(text) : text);
    form.put("api_app_id", Workspace.APP_ID);
    form.put("is_enterprise_install", "false");
    form.put("response_url", responseUrls.issue(place.id(), person.id(), null).toString());
    form.put("trigger_id", triggers.issue(person.id(), null));
    return form;
  }

  private Outcome answered(Person person, Place place, String command, Answer answer) {
    switch (answer) {
      case Answer.Said said when said.ok() -> show(person, place, said);
      case Answer.Said said -> failed(person, place, command, "dispatch_failed");
      case Answer.Silent silent ->
          failed(
              person,
              place,
              command,
              silent.reason().equals("http_timeout") ? "operation_timeout" : "dispatch_failed");
    }
    return Outcome.of(answer);
  }

  /** The body of the answer to a command is a message too: JSON, or words for the person alone. */
  private void show(Person person, Place place, Answer.Said said) {
    if (said.body().isBlank()) {
      return;
    }
    ObjectNode message =
        said.contentType().startsWith("application/json")
            ? said.json()
            : Json.object().put("text", said.body());
    try {
      responseUrls.apply(place.id(), person.id(), null, message);
    } catch (ApiRefusal refusal) {
      failed(person, place, installation.command().name(), refusal.error());
    }
  }

  private void failed(Person person, Place place, String command, String error) {
    slackbot(person, place, "%s failed with the error \"%s\"".formatted(command, error));
  }

  private void slackbot(Person person, Place place, String text) {
    workspace.post(
        place.id(), Workspace.SLACKBOT.id(), text, Json.array(), null, person.id(), List.of());
  }

  /** People by their ids, as in a message's text. */
  private String linked(String text) {
    String linked = text;
    for (Person person : workspace.people()) {
      linked = linked.replace("@" + person.name(), Events.mention(person));
    }
    return linked;
  }

  /** People and channels by id and name, as in the text of a command that asks for it. */
  private String escaped(String text) {
    String escaped = text;
    for (Person person : workspace.people()) {
      escaped =
          escaped.replace("@" + person.name(), "<@%s|%s>".formatted(person.id(), person.name()));
    }
    for (Place place : workspace.places()) {
      escaped = escaped.replace("#" + place.name(), "<#%s|%s>".formatted(place.id(), place.name()));
    }
    return escaped;
  }
}
