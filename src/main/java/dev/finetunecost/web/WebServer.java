package dev.finetunecost.web;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.server.handler.PathMappingsHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/**
 * The HTTP server: {@code /healthz}, {@code /readyz}, {@code /metrics}, and whatever else is
 * mounted. Every request has a virtual thread of its own, a largest size and a slowest pace.
 */
public final class WebServer {
  /** Slack's largest payload is a view of 250 KB, form-encoded. */
  private static final long LARGEST_REQUEST = 1 << 20;

  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final Duration STOP = Duration.ofSeconds(10);

  /** Slower senders than this hold a connection for its own sake. */
  private static final long SLOWEST_BYTES_PER_SECOND = 512;

  private final Server server;
  private final ServerConnector connector;

  /**
   * Where a handler is mounted.
   *
   * @param path exact, such as {@code /slack/events}
   */
  public record Mount(String path, Handler handler) {}

  /**
   * A server that is not started yet.
   *
   * @param port 0 for any free one
   * @param others get what is mounted nowhere, in this order
   */
  public WebServer(
      String host,
      int port,
      Metrics metrics,
      Readiness readiness,
      List<Mount> mounts,
      List<Handler> others) {
    this.server = new Server(new VirtualThreadPool());
    this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http()));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(IDLE.toMillis());
    server.addConnector(connector);
    server.setStopTimeout(STOP.toMillis());
    // Not a mapping of "/*": handlers behind one cannot see their path
    List<Handler> all = new ArrayList<>();
    all.add(new Paths(metrics, readiness, mounts).handler());
    all.addAll(others);
    server.setHandler(new GracefulHandler(limited(new Handler.Sequence(all))));
  }

  /** Opens the port. Taken, or not ours to take: an exception that says so. */
  public void start() throws Exception {
    server.start();
  }

  /** Takes no new requests, waits for those under way (ten seconds at most), and closes. */
  public void stop() throws Exception {
    server.stop();
  }

  /** The port that it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  /** The address that a browser on this machine would open. */
  public URI uri() {
    return URI.create("http://%s:%d/".formatted(connector.getHost(), port()));
  }

  private static HttpConfiguration http() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    return http;
  }

  private static Handler limited(Handler handler) {
    SizeLimitHandler sized = new SizeLimitHandler(LARGEST_REQUEST, -1);
    sized.setHandler(handler);
    return new MinimumDataRateHandler(sized, SLOWEST_BYTES_PER_SECOND, 0);
  }

  private record Paths(Metrics metrics, Readiness readiness, List<Mount> mounts) {
    PathMappingsHandler handler() {
      PathMappingsHandler paths = new PathMappingsHandler();
      paths.addMapping(
          PathSpec.from("/healthz"),
          answering((response, done) -> Replies.text(response, done, HttpStatus.OK_200, "ok")));
      paths.addMapping(PathSpec.from("/readyz"), answering(this::ready));
      paths.addMapping(
          PathSpec.from("/metrics"),
          answering((response, done) ->
              Replies.text(response, done, HttpStatus.OK_200, metrics.scrape())));
      mounts.forEach(mount -> paths.addMapping(PathSpec.from(mount.path()), mount.handler()));
      return paths;
    }

    private void ready(Response response, Callback done) {
      Map<Readiness.State, List<String>> checks = readiness.examined();
      String down = String.join(", ", checks.getOrDefault(Readiness.State.DOWN, List.of()));
      String degraded = String.join(", ", checks.getOrDefault(Readiness.State.DEGRADED, List.of()));
      if (!down.isEmpty()) {
        Replies.text(response, done, HttpStatus.SERVICE_UNAVAILABLE_503, "not ready: " + down);
      } else if (!degraded.isEmpty()) {
        Replies.text(response, done, HttpStatus.OK_200, "ready, but degraded: " + degraded);
      } else {
        Replies.text(response, done, HttpStatus.OK_200, "ready");
      }
    }

    private static Handler answering(BiConsumer<Response, Callback> answer) {
      return new Handler.Abstract() {
        @Override
        public boolean handle(Request request, Response response, Callback done) {
          answer.accept(response, done);
          return true;
        }
      };
    }
  }
}
