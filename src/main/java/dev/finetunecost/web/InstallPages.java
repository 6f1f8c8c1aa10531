package dev.finetunecost.web;

import com.slack.api.bolt.App;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The pages that a browser opens to install the app; what keeps them safe is Bolt's state. */
public final class InstallPages extends Handler.Abstract {
  private final BoltApp bolt;

  public InstallPages(App app, Metrics metrics) {
    this.bolt = new BoltApp(app, metrics);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!HttpMethod.GET.is(request.getMethod())) {
      response.getHeaders().put(HttpHeader.ALLOW, "GET");
      Replies.text(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "GET only");
      return true;
    }
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put("Referrer-Policy", "no-referrer");
    response
        .getHeaders()
        .put(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    bolt.answer(request, "", response, callback);
    return true;
  }
}
