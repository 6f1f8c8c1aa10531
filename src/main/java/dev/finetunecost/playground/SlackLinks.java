package dev.finetunecost.playground;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The addresses that the bot is given rather than knows: response URLs and files. */
final class SlackLinks extends Handler.Abstract {
  private static final Logger log = LoggerFactory.getLogger(SlackLinks.class);

  private final ResponseUrls responseUrls;
  private final Files files;

  SlackLinks(ResponseUrls responseUrls, Files files) {
    this.responseUrls = responseUrls;
    this.files = files;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = Request.getPathInContext(request);
    if (path.startsWith(ResponseUrls.PATH) && HttpMethod.POST.is(request.getMethod())) {
      respond(path.substring(ResponseUrls.PATH.length()), request, response, callback);
      return true;
    }
    if (path.startsWith(Files.PATH)) {
      file(path.substring(Files.PATH.length()), request, response, callback);
      return true;
    }
    return false;
  }

  private void respond(String id, Request request, Response response, Callback callback)
      throws Exception {
    String body = Content.Source.asString(request, StandardCharsets.UTF_8);
    try {
      responseUrls.respond(id, Json.parseObject(body));
      Http.send(response, callback, 200, Json.object().put("ok", true));
    } catch (ApiRefusal refusal) {
      boolean over = refusal.error().endsWith("_url");
      log.warn("Refused a message to a response URL: {}", refusal.getMessage());
      Http.send(response, callback, over ? 404 : 400, WebApi.refused(refusal));
    }
  }

  private void file(String id, Request request, Response response, Callback callback)
      throws Exception {
    if (HttpMethod.POST.is(request.getMethod())) {
      ByteBuffer sent = Content.Source.asByteBuffer(request);
      byte[] bytes = new byte[sent.remaining()];
      sent.get(bytes);
      response.setStatus(files.receive(id, bytes) ? 200 : 400);
      Content.Sink.write(response, true, "OK - " + bytes.length, callback);
      return;
    }
    Optional<byte[]> bytes = files.bytes(id);
    response.setStatus(bytes.isPresent() ? 200 : 404);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/octet-stream");
    response.getHeaders().put(HttpHeader.CONTENT_DISPOSITION, "attachment");
    response.write(true, ByteBuffer.wrap(bytes.orElse(new byte[0])), callback);
  }
}
