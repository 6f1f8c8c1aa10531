package dev.finetunecost.playground;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files on their way up, and those that have arrived; in memory. */
final class Files {
  static final String PATH = "/playground/files/";

  /** The largest file that is taken, in bytes. */
  static final int LARGEST = 20_000_000;

  private final URI here;
  private final Workspace workspace;
  private final Map<String, Announced> announced = new HashMap<>();
  private final Map<String, byte[]> arrived = new HashMap<>();

  Files(URI here, Workspace workspace) {
    this.here = here;
    this.workspace = workspace;
  }

  /** What was said of a file before it was sent: its name, and its length in bytes. */
  private record Announced(String name, int length) {}

  /** Announces a file of this length in bytes, and says its id. */
  synchronized String announce(String name, int length) {
    String id = "F%d".formatted(workspace.nextNumber());
    announced.put(id, new Announced(name, length));
    return id;
  }

  /** Where a file is sent to and read from. */
  URI address(String id) {
    return here.resolve(PATH + id);
  }

  /**
   * Takes the bytes of a file that was announced; false where it was not, or not with that length.
   */
  synchronized boolean receive(String id, byte[] bytes) {
    Announced file = announced.get(id);
    if (file == null || file.length() != bytes.length) {
      return false;
    }
    arrived.put(id, bytes);
    return true;
  }

  /** The bytes of a file that has arrived. */
  synchronized Optional<byte[]> bytes(String id) {
    return Optional.ofNullable(arrived.get(id));
  }

  /** A file that has arrived. */
  synchronized Optional<StoredFile> file(String id, @Nullable String title) {
    return Optional.ofNullable(announced.get(id))
        .filter(file -> arrived.containsKey(id))
        .map(file ->
            new StoredFile(
                id,
                file.name(),
                Objects.requireNonNullElse(title, file.name()),
                file.length(),
                address(id)));
  }
}
