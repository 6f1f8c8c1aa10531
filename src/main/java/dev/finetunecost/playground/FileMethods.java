package dev.finetunecost.playground;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code files.*}. */
final class FileMethods {
  private final Files files;
  private final Workspace workspace;

  FileMethods(Files files, Workspace workspace) {
    this.files = files;
    this.workspace = workspace;
  }

  Map<String, Function<Arguments, ObjectNode>> all() {
    return Map.of(
        "files.getUploadURLExternal", this::announce,
        "files.completeUploadExternal", this::complete,
        "files.info", this::info);
  }

  private ObjectNode announce(Arguments arguments) {
    String name = arguments.required("filename");
    int length;
    try {
      length = Integer.parseInt(arguments.required("length"));
    } catch (NumberFormatException e) {
      throw new ApiRefusal("invalid_arguments");
    }
    if (length <= 0 || length > Files.LARGEST) {
      throw new ApiRefusal("file_upload_size_restricted");
    }
    String id = files.announce(name, length);
    return Json.object().put("file_id", id).put("upload_url", files.address(id).toString());
  }

  private ObjectNode complete(Arguments arguments) {
    JsonNode wanted = arguments.json("files");
    if (wanted == null || !wanted.isArray() || wanted.isEmpty()) {
      throw new ApiRefusal("invalid_arguments");
    }
    List<StoredFile> stored = new ArrayList<>();
    for (JsonNode file : wanted.values()) {
      String title = Json.text(file, "title");
      stored.add(
          files
              .file(Json.text(file, "id"), title.isEmpty() ? null : title)
              .orElseThrow(() -> new ApiRefusal("file_not_found")));
    }
    String channel = arguments.optional("channel_id");
    if (channel != null) {
      share(channel, arguments, stored);
    }
    return Json.object().set("files", Json.array(stored, StoredFile::json));
  }

  private void share(String channel, Arguments arguments, List<StoredFile> stored) {
    Place place = workspace.place(channel).orElseThrow(() -> new ApiRefusal("channel_not_found"));
    if (!place.has(Workspace.BOT.id())) {
      throw new ApiRefusal("not_in_channel");
    }
    workspace.post(
        place.id(),
        Workspace.BOT.id(),
        arguments.text("initial_comment"),
        Json.array(),
        arguments.optional("thread_ts"),
        null,
        stored);
  }

  private ObjectNode info(Arguments arguments) {
    StoredFile file =
        files
            .file(arguments.required("file"), null)
            .orElseThrow(() -> new ApiRefusal("file_not_found"));
    return Json.object().set("file", file.json());
  }
}
