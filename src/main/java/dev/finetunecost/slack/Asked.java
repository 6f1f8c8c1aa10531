package dev.finetunecost.slack;

import dev.finetunecost.slack.form.DroppedFile;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.store.Delivery;
import java.time.Instant;
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

  /** What to show the asker if it cannot be answered in time. */
  default String again() {
    return switch (this) {
      case Typed typed -> typed.words();
      case Said said -> said.words();
      case Dropped dropped -> dropped.words();
      case Filled _ -> "wizard";
      case Stepped stepped -> stepped.words();
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
    };
  }
}
