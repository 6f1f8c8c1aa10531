package dev.finetunecost.playground;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The page itself: three files. */
final class PageFiles extends Handler.Abstract {
  private record PageFile(String resource, String contentType) {}

  private static final Map<String, PageFile> FILES =
      Map.of(
          "/", new PageFile("index.html", "text/html; charset=utf-8"),
          "/page.js", new PageFile("page.js", "text/javascript; charset=utf-8"),
          "/page.css", new PageFile("page.css", "text/css; charset=utf-8"));

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    PageFile file = FILES.get(Request.getPathInContext(request));
    if (file == null || !HttpMethod.GET.is(request.getMethod())) {
      return false;
    }
    try (InputStream in = PageFiles.class.getResourceAsStream("/playground/" + file.resource())) {
      if (in == null) {
        return false;
      }
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, file.contentType());
      response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
      // Inline styles are how React draws a chart; images may be anywhere, as in Slack
      response
          .getHeaders()
          .put(
              "Content-Security-Policy",
              "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:;"
                  + " frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
      response.getHeaders().put("X-Content-Type-Options", "nosniff");
      response.write(true, ByteBuffer.wrap(in.readAllBytes()), callback);
      return true;
    }
  }
}
