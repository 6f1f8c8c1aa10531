package dev.finetunecost.playground;

import java.net.URI;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file that has been uploaded.
 *
 * @param id file id
 * @param name file name
 * @param title how it is shown
 * @param size its length in bytes
 * @param address where it can be read
 */
public record StoredFile(String id, String name, String title, int size, URI address) {

  /** As {@code files.info} answers. */
  ObjectNode json() {
    return Json.object()
        .put("id", id)
        .put("name", name)
        .put("title", title)
        .put("filetype", name.substring(name.lastIndexOf('.') + 1))
        .put("size", size)
        .put("mode", "hosted")
        .put("url_private", address.toString())
        .put("url_private_download", address.toString())
        .put("permalink", address.toString());
  }
}
