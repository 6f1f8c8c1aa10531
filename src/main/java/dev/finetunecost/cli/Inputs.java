package dev.finetunecost.cli;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.engine.spec.Gpu;
import dev.finetunecost.engine.spec.ModelSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The inputs of one run configuration. Absent, null, blank and {@code "unknown"} are all the same:
 * not given. What is given and makes no sense is an {@link IllegalArgumentException} that names the
 * field.
 */
final class Inputs {
  private static final Set<String> NOT_GIVEN =
      Set.of("", "unknown", "n/a", "na", "none given", "null", "undisclosed", "not stated", "?");

  private final JsonNode json;

  Inputs(JsonNode json) {
    this.json = json;
  }

  /** The first of these fields that is given, in lower case. */
  Optional<String> word(String... fields) {
    return text(fields).map(text -> text.toLowerCase(Locale.ROOT));
  }

  /** The first of these fields that is given, as written. */
  Optional<String> text(String... fields) {
    return Stream.of(fields)
        .map(json::path)
        .filter(node -> node.isValueNode() && !node.isNull())
        .map(node -> node.asString().strip())
        .filter(text -> !NOT_GIVEN.contains(text.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** A yes or no, however it is written. */
  Optional<Boolean> flag(String field) {
    return word(field).map(word -> !Set.of("false", "n", "no", "0", "none", "off").contains(word));
  }

  /** A number between these bounds, both allowed. */
  OptionalDouble number(String field, double least, double most) {
    Optional<String> text = text(field);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    double number;
    try {
      number = Double.parseDouble(text.get().replace(",", ""));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(field + " must be a number, not " + text.get(), e);
    }
    if (!(number >= least && number <= most)) {
      throw new IllegalArgumentException(
          "%s must be between %s and %s, not %s"
              .formatted(field, plain(least), plain(most), text.get()));
    }
    return OptionalDouble.of(number);
  }

  /** A whole number of at least 1. */
  int count(String field, int most, int otherwise) {
    return (int) Math.round(number(field, 1, most).orElse(otherwise));
  }

  /**
   * The model by name; where it has no known name but a size, a typical model of that size.
   *
   * @param totalField the size in billions of weights
   * @param activeField the same, weights used per token
   */
  ModelSpec model(Catalog catalog, String totalField, String activeField) {
    Optional<String> name = text("model", "model_key");
    Optional<ModelSpec> known =
        Stream.of("model", "model_key")
            .flatMap(field -> text(field).stream())
            .flatMap(said -> catalog.models().find(said).stream())
            .findFirst();
    if (known.isPresent()) {
      return known.get();
    }
    OptionalDouble active = number(activeField, 1e-3, 1e5);
    OptionalDouble total = number(totalField, 1e-3, 1e5);
    if (total.isPresent() || active.isPresent()) {
      double size = total.orElse(active.orElse(0));
      return catalog.models().ofSize(size).withActive(active.orElse(size) * 1e9);
    }
    if (name.isEmpty()) {
      throw new IllegalArgumentException("model or " + totalField + " is needed");
    }
    return catalog
        .models()
        .sizeIn(name.get())
        .map(catalog.models()::ofSize)
        .orElseThrow(() -> unknown("model", name.get(), catalog.models().nearest(name.get(), 3)));
  }

  /** The accelerator by name. */
  Gpu gpu(Catalog catalog) {
    String name =
        text("gpu", "gpu_key")
            .orElseThrow(() -> new IllegalArgumentException("gpu is needed, such as H100"));
    return Stream.of("gpu", "gpu_key")
        .flatMap(field -> text(field).stream())
        .flatMap(said -> catalog.gpus().find(said).stream())
        .findFirst()
        .orElseThrow(() -> unknown("gpu", name, catalog.gpus().nearest(name, 3)));
  }

  private static IllegalArgumentException unknown(String field, String name, List<String> nearest) {
    return new IllegalArgumentException(
        "unknown %s %s%s"
            .formatted(
                field,
                name,
                nearest.isEmpty() ? "" : "; did you mean " + String.join(", ", nearest) + "?"));
  }

  private static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e7
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
