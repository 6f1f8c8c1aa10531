package dev.finetunecost.slack.form;

import com.slack.api.model.File;
import dev.finetunecost.dataset.FileFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody attached.
 *
 * @param name as it was called where it came from
 * @param size in bytes
 * @param address where the bot may read it with its token
 */
public record DroppedFile(String name, long size, String address) {

  /** The first of these that may be a dataset; the first of all where none may; empty of none. */
  public static Optional<DroppedFile> of(@Nullable List<File> files) {
    List<DroppedFile> all =
        files == null ? List.of() : files.stream().flatMap(DroppedFile::readable).toList();
    return all.stream()
        .filter(file -> FileFormat.of(file.name()).isPresent())
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  /** Files of other services have no address that the bot could read. */
  private static Stream<DroppedFile> readable(File file) {
    String address =
        file.getUrlPrivateDownload() == null ? file.getUrlPrivate() : file.getUrlPrivateDownload();
    return address == null || file.getName() == null
        ? Stream.empty()
        : Stream.of(
            new DroppedFile(file.getName(), file.getSize() == null ? 0 : file.getSize(), address));
  }
}
