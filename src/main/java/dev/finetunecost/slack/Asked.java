package dev.finetunecost.slack;

import dev.finetunecost.slack.command.Command.Threshold;
import dev.finetunecost.slack.form.DroppedFile;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.team.Snapshot;
import dev.finetunecost.slack.team.WatchState;
import dev.finetunecost.store.Delivery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Something that was asked of us, as it is stored until it is answered. */
sealed interface Asked {
  JsonMapper JSON = JsonMapper.builder().build();

  /** Where, and so where to answer. */
  Place place();

  /** What was typed after {@code /finetune-cost}, or what a button stands for. */
  record Typed(Place place, String words) implements Asked {}

  /** What was said to the bot in a conversation. */
  record Said(Place place, String words) implements Asked {}

  /** A file that was attached to words, which may be empty. */
  record Dropped(Place place, String words, DroppedFile file) implements Asked {}

  /** A form that was filled in, by the id of its draft. */
  record Filled(Place place, String draft) implements Asked {}

  /**
   * A step of a workflow that has to be done.
   *
   * @param execution by which Slack knows it when it is told what came of it
   */
  record Stepped(Place place, String words, String execution) implements Asked {}

  /**
   * The answer to a watched scenario is another one at new prices.
   *
   * @param place the direct messages of whoever wished to know
   * @param channel where it was wished
   * @param was the answer when something was last said
   */
  record Repriced(
      Place place,
      String channel,
      int number,
      WatchState.Reason reason,
      @Nullable Threshold threshold,
      Snapshot was,
      Snapshot is)
      implements Asked {
    static final String KIND = "repriced";
  }

  /**
   * A request to spend was decided.
   *
   * @param place the direct messages of whoever decided
   * @param approval the request's id
   * @param ts of the message with the request
   */
  record Decided(Place place, String approval, String ts) implements Asked {}

  /** What to show the asker if it cannot be answered in time. */
  default String again() {
    return switch (this) {
      case Typed typed -> typed.words();
      case Said said -> said.words();
      case Dropped dropped -> dropped.words();
      case Filled _ -> "wizard";
      case Stepped stepped -> stepped.words();
      case Repriced repriced -> "open FT-" + repriced.number();
      case Decided _ -> "list";
    };
  }

  /**
   * The delivery that stands for it.
   *
   * @param id by which a repetition is known
   */
  default Delivery delivery(String id, Instant at) {
    return new Delivery(id, place().workspace(), kind(), JSON.writeValueAsString(this), at);
  }

  /** What a delivery stands for. */
  static Asked of(Delivery delivery) {
    String json = delivery.payloadJson();
    return switch (delivery.kind()) {
      case "typed" -> JSON.readValue(json, Typed.class);
      case "said" -> JSON.readValue(json, Said.class);
      case "dropped" -> JSON.readValue(json, Dropped.class);
      case "filled" -> JSON.readValue(json, Filled.class);
      case "stepped" -> JSON.readValue(json, Stepped.class);
      case Repriced.KIND -> JSON.readValue(json, Repriced.class);
      case "decided" -> JSON.readValue(json, Decided.class);
      default -> throw new IllegalArgumentException("a delivery of kind " + delivery.kind());
    };
  }

  private String kind() {
    return switch (this) {
      case Typed _ -> "typed";
      case Said _ -> "said";
      case Dropped _ -> "dropped";
      case Filled _ -> "filled";
      case Stepped _ -> "stepped";
      case Repriced _ -> Repriced.KIND;
      case Decided _ -> "decided";
    };
  }
}
