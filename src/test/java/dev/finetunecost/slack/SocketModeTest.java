package dev.finetunecost.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.socket_mode.SocketModeClient;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same app through a WebSocket: a command arrives, is acknowledged, and is answered. */
final class SocketModeTest {
  private static final String HELLO =
      """
      {"type":"hello","num_connections":1,"connection_info":{"app_id":"A1"}}
      """;
  @TempDir Path folder;

  @Test
  void aCommandIsAcknowledgedAndAnswered() throws Exception {
    BlockingQueue<String> fromBot = new LinkedBlockingQueue<>();
    try (TestBot bot = new TestBot(folder)) {
      bot.slack.socket(
          new WebSocketListener() {
            @Override
            public void onOpen(WebSocket socket, Response response) {
              socket.send(HELLO);
              socket.send(command(bot.slack.responseUrl()));
            }

            @Override
            public void onClosing(WebSocket socket, int code, String reason) {
              socket.close(code, reason);
            }

            @Override
            public void onMessage(WebSocket socket, String text) {
              fromBot.add(text);
            }
          });
      SocketModeApp app =
          new SocketModeApp("xapp-test", bot.bot.app(), SocketModeClient.Backend.JavaWebSocket, 2);
      app.startAsync();
      try {
        assertThat(fromBot.poll(20, TimeUnit.SECONDS)).contains("\"envelope_id\":\"E1\"");
        assertThat(bot.slack.last().words()).contains("What /finetune-cost can do");
      } finally {
        app.close();
      }
    }
  }

  private static String command(String responseUrl) {
    return """
    {"envelope_id":"E1","type":"slash_commands","accepts_response_payload":true,"payload":{
     "command":"/finetune-cost","text":"help","team_id":"T1","channel_id":"C1","user_id":"U1",
     "trigger_id":"t1","response_url":"%s"}}
    """
        .formatted(responseUrl);
  }
}
