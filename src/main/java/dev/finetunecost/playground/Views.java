package dev.finetunecost.playground;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The modals that people have open, at most three deep, and their Home tabs. */
final class Views {
  private static final int DEPTH = 3;

  private final Workspace workspace;
  private final BlockKit blockKit;
  private final Map<String, Deque<View>> modals = new HashMap<>();
  private final Map<String, View> homes = new HashMap<>();

  Views(Workspace workspace, BlockKit blockKit) {
    this.workspace = workspace;
    this.blockKit = blockKit;
  }

  /**
   * A view that a person sees.
   *
   * @param root the first view of its stack
   * @param previous the view beneath; null where it is the first
   * @param hash changes with every change
   * @param content what the bot sent, with ids filled in
   */
  record View(
      String id,
      String owner,
      String root,
      @Nullable String previous,
      String hash,
      ObjectNode content) {

    JsonNode blocks() {
      return content.path("blocks");
    }

    boolean notifiesOnClose() {
      return content.path("notify_on_close").asBoolean(false);
    }

    /** As Slack shows it in answers and interactions. */
    ObjectNode json(JsonNode entered) {
      ObjectNode json = content.deepCopy();
      for (String text : List.of("private_metadata", "callback_id", "external_id")) {
        json.put(text, Json.text(content, text));
      }
      json.put("id", id)
          .put("team_id", Workspace.TEAM_ID)
          .put("app_id", Workspace.APP_ID)
          .put("app_installed_team_id", Workspace.TEAM_ID)
          .put("bot_id", Workspace.BOT_ID)
          .put("hash", hash)
          .put("root_view_id", root)
          .put("previous_view_id", previous);
      json.set("state", Elements.state(blocks(), entered));
      return json;
    }
  }

  synchronized View open(Triggers.Trigger trigger, JsonNode content) {
    ObjectNode checked = blockKit.view(content, "modal");
    Deque<View> stack = new ArrayDeque<>();
    modals.put(trigger.user(), stack);
    return push(trigger.user(), stack, checked);
  }

  synchronized View push(Triggers.Trigger trigger, JsonNode content) {
    ObjectNode checked = blockKit.view(content, "modal");
    Deque<View> stack = modals.getOrDefault(trigger.user(), new ArrayDeque<>());
    if (trigger.fromModal() == null || stack.isEmpty()) {
      throw new ApiRefusal("not_found");
    }
    return push(trigger.user(), stack, checked);
  }

  private View push(String user, Deque<View> stack, ObjectNode content) {
    if (stack.size() == DEPTH) {
      throw new ApiRefusal("push_limit_reached");
    }
    View beneath = stack.peek();
    String id = "V%d".formatted(workspace.nextNumber());
    View view =
        new View(
            id,
            user,
            beneath == null ? id : beneath.root(),
            beneath == null ? null : beneath.id(),
            newHash(),
            content);
    stack.push(view);
    workspace.changed();
    return view;
  }

  /**
   * Puts new content into an open modal or a Home tab.
   *
   * @param id view id or external id
   * @param hash the hash that the caller last saw; empty where it does not mind
   */
  synchronized View update(String id, String hash, JsonNode content) {
    View old = find(id).orElseThrow(() -> new ApiRefusal("not_found"));
    if (!hash.isEmpty() && !hash.equals(old.hash())) {
      throw new ApiRefusal("hash_conflict");
    }
    ObjectNode checked = blockKit.view(content, Json.text(old.content(), "type"));
    View changed = new View(old.id(), old.owner(), old.root(), old.previous(), newHash(), checked);
    Deque<View> stack = modals.getOrDefault(old.owner(), new ArrayDeque<>());
    Deque<View> replaced = new ArrayDeque<>();
    stack.forEach(view -> replaced.add(view.id().equals(old.id()) ? changed : view));
    modals.put(old.owner(), replaced);
    homes.computeIfPresent(
        old.owner(), (user, home) -> home.id().equals(old.id()) ? changed : home);
    workspace.changed();
    return changed;
  }

  synchronized View publish(String user, String hash, JsonNode content) {
    View home = homes.get(user);
    if (home != null) {
      return update(home.id(), hash, content);
    }
    ObjectNode checked = blockKit.view(content, "home");
    String id = "V%d".formatted(workspace.nextNumber());
    View view = new View(id, user, id, null, newHash(), checked);
    homes.put(user, view);
    workspace.changed();
    return view;
  }

  /** Takes the top modal away, or all of them. */
  synchronized void close(String user, boolean all) {
    Deque<View> stack = modals.getOrDefault(user, new ArrayDeque<>());
    if (all) {
      stack.clear();
    } else {
      stack.poll();
    }
    workspace.changed();
  }

  /** The modal that this person sees. */
  synchronized Optional<View> top(String user) {
    return Optional.ofNullable(modals.getOrDefault(user, new ArrayDeque<>()).peek());
  }

  synchronized Optional<View> home(String user) {
    return Optional.ofNullable(homes.get(user));
  }

  /** The view with this id or external id. */
  synchronized Optional<View> find(String id) {
    return Stream.concat(modals.values().stream().flatMap(Deque::stream), homes.values().stream())
        .filter(view ->
            view.id().equals(id)
                || (!id.isEmpty() && Json.text(view.content(), "external_id").equals(id)))
        .findFirst();
  }

  private String newHash() {
    return "%s.h%d".formatted(workspace.now().getEpochSecond(), workspace.nextNumber());
  }
}
