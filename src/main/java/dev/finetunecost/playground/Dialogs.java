package dev.finetunecost.playground;

import dev.finetunecost.playground.Bot.Answer;
import dev.finetunecost.playground.Views.View;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people do with a modal as a whole: submit it, close it. */
public final class Dialogs {
  private static final String TROUBLE = "We had some trouble connecting. Try again? ";

  private final Views views;
  private final Bot bot;
  private final Triggers triggers;

  Dialogs(Views views, Bot bot, Triggers triggers) {
    this.views = views;
    this.bot = bot;
    this.triggers = triggers;
  }

  /**
   * A person presses the submit button of the modal on top.
   *
   * @param entered what stands in its inputs, as in {@code state.values}
   */
  public Outcome submit(Person person, JsonNode entered) {
    Optional<View> top = views.top(person.id());
    if (top.isEmpty()) {
      return Outcome.FINE;
    }
    View view = top.get();
    Map<String, String> missing =
        InputCheck.errors(view.blocks(), view.json(entered).path("state"));
    if (!missing.isEmpty()) {
      return new Outcome("", missing);
    }
    ObjectNode payload =
        Interaction.of("view_submission", person)
            .put("trigger_id", triggers.issue(person.id(), view.id()));
    payload.set("view", view.json(entered));
    payload.putArray("response_urls");
    return switch (bot.interaction(payload)) {
      case Answer.Said said when said.ok() -> follow(view, said.json());
      case Answer.Said said -> Outcome.problem(TROUBLE + "(status %d)".formatted(said.status()));
      case Answer.Silent silent -> Outcome.problem(TROUBLE + "(%s)".formatted(silent.reason()));
    };
  }

  /** Does with the modal what the answer to its submission asks. */
  private Outcome follow(View view, ObjectNode answer) {
    String user = view.owner();
    try {
      switch (Json.text(answer, "response_action")) {
        case "" -> views.close(user, view.content().path("clear_on_close").asBoolean(false));
        case "clear" -> views.close(user, true);
        case "update" -> views.update(view.id(), "", answer.path("view"));
        case "push" ->
            views.push(triggers.redeem(triggers.issue(user, view.id())), answer.path("view"));
        case "errors" -> {
          return errors(view, answer.path("errors"));
        }
        default -> throw new ApiRefusal("invalid_arguments");
      }
      return Outcome.FINE;
    } catch (ApiRefusal refusal) {
      return Outcome.problem(TROUBLE + "(%s)".formatted(refusal.getMessage()));
    }
  }

  /** Errors stand at inputs; Slack shows none of them where one names another block. */
  private static Outcome errors(View view, JsonNode errors) {
    Set<String> inputs =
        view.blocks().values().stream()
            .filter(block -> Json.text(block, "type").equals("input"))
            .map(block -> Json.text(block, "block_id"))
            .collect(Collectors.toSet());
    Map<String, String> found = new HashMap<>();
    for (var entry : errors.properties()) {
      if (!inputs.contains(entry.getKey())) {
        return Outcome.problem(TROUBLE + "(no input block %s)".formatted(entry.getKey()));
      }
      found.put(entry.getKey(), entry.getValue().asString(""));
    }
    return new Outcome("", found);
  }

  /**
   * A person closes the modal on top, or all of them.
   *
   * @param all whether it was the cross rather than the cancel button
   */
  public Outcome close(Person person, boolean all, JsonNode entered) {
    Optional<View> top = views.top(person.id());
    if (top.isEmpty()) {
      return Outcome.FINE;
    }
    View view = top.get();
    boolean everything = all || view.content().path("clear_on_close").asBoolean(false);
    views.close(person.id(), everything);
    if (!view.notifiesOnClose()) {
      return Outcome.FINE;
    }
    ObjectNode payload = Interaction.of("view_closed", person).put("is_cleared", everything);
    payload.set("view", view.json(entered));
    return Outcome.of(bot.interaction(payload));
  }
}
