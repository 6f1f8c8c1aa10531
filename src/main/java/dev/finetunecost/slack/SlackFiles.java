package dev.finetunecost.slack;

import com.slack.api.Slack;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Files: ours on their way into a conversation, and those that somebody attached to a message. */
final class SlackFiles {
  /** A large file takes its time. */
  private static final Duration READING = Duration.ofMinutes(3);

  private final Slack slack;
  private final Tokens tokens;

  SlackFiles(Slack slack, Tokens tokens) {
    this.slack = slack;
    this.tokens = tokens;
  }

  /**
   * Sends a file to where nobody sees it yet; {@link SlackRefusal} where the bot may send none.
   *
   * @return the file's id
   */
  String upload(String workspace, String fileName, byte[] bytes) {
    var place =
        run(
            workspace,
            "files.getUploadURLExternal",
            methods ->
                methods.filesGetUploadURLExternal(r -> r.filename(fileName).length(bytes.length)));
    send(place.getUploadUrl(), bytes);
    return place.getFileId();
  }

  /** Puts a file that was sent into a conversation. */
  void showFile(
      String workspace, String fileId, String title, String channel, @Nullable String thread) {
    FilesCompleteUploadExternalRequest.FileDetails file =
        FilesCompleteUploadExternalRequest.FileDetails.builder().id(fileId).title(title).build();
    run(
        workspace,
        "files.completeUploadExternal",
        methods ->
            methods.filesCompleteUploadExternal(
                r -> r.files(List.of(file)).channelId(channel).threadTs(thread)));
  }

  private void send(String address, byte[] bytes) {
    Request request =
        new Request.Builder().url(address).post(RequestBody.create(bytes, null)).build();
    try (Response response = slack.getHttpClient().getOkHttpClient().newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new SlackUnavailable("upload_url", "HTTP " + response.code(), Duration.ZERO);
      }
    } catch (IOException e) {
      throw new SlackUnavailable("upload_url", e.toString(), Duration.ZERO);
    }
  }

  /** What is done with the bytes of a file. */
  interface Reading<T> {
    T read(InputStream bytes) throws IOException;
  }

  /**
   * Reads a file that somebody attached; {@link SlackRefusal} where the bot may not, or where it is
   * gone.
   */
  <T> T read(String workspace, String address, Reading<T> reading) {
    Request request =
        new Request.Builder()
            .url(ofSlack(address))
            .header("Authorization", "Bearer " + tokens.of(workspace))
            .build();
    OkHttpClient patient =
        slack.getHttpClient().getOkHttpClient().newBuilder().callTimeout(READING).build();
    try (Response response = patient.newCall(request).execute()) {
      if (response.code() == 429 || response.code() >= 500) {
        throw new SlackUnavailable(
            "url_private",
            "HTTP " + response.code(),
            WebApi.retryAfter(response.header("Retry-After")));
      }
      // without the scope Slack sends its page for logging in
      boolean page = String.valueOf(response.header("Content-Type")).startsWith("text/html");
      if (page || response.code() == 401 || response.code() == 403) {
        throw new SlackRefusal("url_private", "missing_scope", "files:read");
      }
      if (!response.isSuccessful()) {
        throw new SlackRefusal("url_private", "file_not_found", "HTTP " + response.code());
      }
      return reading.read(response.body().byteStream());
    } catch (IOException e) {
      throw new SlackUnavailable("url_private", e.toString(), Duration.ZERO);
    }
  }

  /** The token goes to Slack alone. */
  private HttpUrl ofSlack(String address) {
    @Nullable HttpUrl url = HttpUrl.parse(address);
    HttpUrl api = HttpUrl.get(slack.getConfig().getMethodsEndpointUrlPrefix());
    if (url == null
        || !((url.host().equals(api.host()) && url.isHttps() == api.isHttps())
            || (url.isHttps() && url.host().endsWith(".slack.com")))) {
      throw new SlackRefusal("url_private", "file_not_found", "not at Slack");
    }
    return url;
  }

  private <T extends SlackApiTextResponse> T run(
      String workspace, String method, WebApi.Call<T> call) {
    return WebApi.run(method, slack.methods(tokens.of(workspace)), call);
  }
}
