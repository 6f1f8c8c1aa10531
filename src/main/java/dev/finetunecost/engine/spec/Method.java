package dev.finetunecost.engine.spec;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which weights a fine-tune trains, and in what form the others are kept. */
public enum Method {
  /** All weights. */
  FULL,
  /** Low-rank adapters on 16-bit weights. */
  LORA,
  /** Low-rank adapters on 4-bit weights. */
  QLORA;

  /**
   * The method of this canonical name, such as {@code qlora}; empty for objectives such as {@code
   * dpo}.
   */
  public static Optional<Method> named(String name) {
    return Stream.of(values()).filter(method -> method.key().equals(name)).findFirst();
  }

  /** The canonical name. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name as people write it. */
  public String label() {
    return switch (this) {
      case FULL -> "full fine-tune";
      case LORA -> "LoRA";
      case QLORA -> "QLoRA";
    };
  }
}
