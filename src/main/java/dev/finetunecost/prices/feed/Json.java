package dev.finetunecost.prices.feed;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what feeds send: decimals exactly as they are written, and fields that we do not know
 * passed over.
 */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Json() {}

  /** The payload in this shape. Not JSON, or of another shape: {@link IOException}. */
  static <T> T read(byte[] payload, Class<T> shape) throws IOException {
    try {
      @Nullable T value = MAPPER.readValue(payload, shape);
      if (value != null) {
        return value;
      }
    } catch (JacksonException e) {
      throw new IOException("it did not send the JSON that we know", e);
    }
    throw new IOException("it sent nothing");
  }

  /** One row in this shape, or null where it is of another: one odd row spoils no sheet. */
  static <T> @Nullable T row(JsonNode node, Class<T> shape) {
    try {
      return node.isObject() ? MAPPER.treeToValue(node, shape) : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  /** A list of which a feed may leave out the whole, or single entries. */
  static <T> List<T> list(@Nullable List<T> list) {
    return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
  }
}
