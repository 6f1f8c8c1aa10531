package dev.finetunecost.playground;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets only this machine in, and only under a name of its own: another site that a browser has open
 * could otherwise point its own name at the loopback address.
 */
final class LoopbackOnly extends Handler.Wrapper {
  static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

  LoopbackOnly(Handler inner) {
    super(inner);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    SocketAddress from = request.getConnectionMetaData().getRemoteSocketAddress();
    boolean local =
        from instanceof InetSocketAddress internet && internet.getAddress().isLoopbackAddress();
    if (!local || !NAMES.contains(Request.getServerName(request))) {
      Response.writeError(
          request, response, callback, 403, "the playground is for this machine only");
      return true;
    }
    return super.handle(request, response, callback);
  }
}
