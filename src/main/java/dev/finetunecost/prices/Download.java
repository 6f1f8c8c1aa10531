package dev.finetunecost.prices;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * One fetch of one feed over HTTP. It bounds what a server can do to us: the time (the client's
 * time-outs), the redirects (the client's), and the size of an answer after it is unpacked.
 */
public final class Download {
  /**
   * The largest recorded payload has 1.4 MB; an unpacked answer beyond this is not a price list.
   */
  static final int MOST_BYTES = 16 * 1024 * 1024;

  private static final int NOT_MODIFIED = 304;
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(24);

  private final OkHttpClient http;
  private final Instant now;
  private final @Nullable Validators before;
  private @Nullable Validators after;

  /**
   * @param now the moment at which the prices are asked for
   * @param before what the source said about its contents at the last download, or null to fetch
   *     them whatever they are
   */
  Download(OkHttpClient http, Instant now, @Nullable Validators before) {
    this.http = http;
    this.now = now;
    this.before = before;
  }

  /**
   * What a source says about the version of its contents, to be sent back with the next request.
   */
  public record Validators(@Nullable String etag, @Nullable String lastModified) {}

  /** The moment of this download. */
  public Instant now() {
    return now;
  }

  /**
   * The answer to this request.
   *
   * @throws FeedRefused if the status is not a success
   * @throws IOException if no complete answer of bearable size arrives in time
   */
  public byte[] get(Request request) throws IOException {
    return send(request);
  }

  /**
   * The answer to a request that alone fetches all of a feed's prices.
   *
   * @throws NotModified if it is what it was at the last download
   * @throws IOException as {@link #get}
   */
  public byte[] getIfChanged(Request request) throws IOException {
    Request.Builder conditional = request.newBuilder();
    if (before != null && before.etag() != null) {
      conditional.header("If-None-Match", before.etag());
    }
    if (before != null && before.lastModified() != null) {
      conditional.header("If-Modified-Since", before.lastModified());
    }
    return send(conditional.build());
  }

  /** When the contents of the last answer changed, where the server says so. */
  public Optional<Instant> lastModified() {
    return Optional.ofNullable(after)
        .flatMap(validators -> httpDate(validators.lastModified()))
        .filter(date -> !date.isAfter(now));
  }

  /** What the source said about its contents, or null where it says nothing. */
  @Nullable Validators validators() {
    return after;
  }

  private byte[] send(Request request) throws IOException {
    try (Response response =
        http.newCall(request.newBuilder().header("User-Agent", "finetune-cost").build())
            .execute()) {
      if (response.code() == NOT_MODIFIED) {
        throw new NotModified();
      }
      if (!response.isSuccessful()) {
        throw new FeedRefused(response.code(), retryAfter(response.header("Retry-After")));
      }
      byte[] bytes = bounded(response.body().source());
      @Nullable String lastModified = response.header("Last-Modified");
      @Nullable String etag = response.header("ETag");
      if (etag != null || lastModified != null) {
        after = new Validators(etag, lastModified);
      }
      return bytes;
    } catch (EOFException e) {
      throw new IOException("the answer broke off", e);
    } catch (InterruptedIOException e) {
      throw new IOException("no complete answer in time", e);
    } catch (SocketException e) {
      throw new IOException("it cannot be reached: " + e.getMessage(), e);
    } catch (UnknownHostException e) {
      throw new IOException("its address is not known: " + e.getMessage(), e);
    } catch (ProtocolException e) {
      throw new IOException("it does not speak HTTP as it should: " + e.getMessage(), e);
    }
  }

  private static byte[] bounded(BufferedSource source) throws IOException {
    Buffer buffer = new Buffer();
    while (source.read(buffer, 64 * 1024) != -1) {
      if (buffer.size() > MOST_BYTES) {
        throw new IOException("the answer is larger than " + MOST_BYTES / 1024 / 1024 + " MB");
      }
    }
    return buffer.readByteArray();
  }

  /** Seconds, or a date; null where there is none or it makes no sense. */
  private @Nullable Duration retryAfter(@Nullable String header) {
    if (header == null) {
      return null;
    }
    Optional<Duration> wait =
        header.matches("\\d{1,9}")
            ? Optional.of(Duration.ofSeconds(Integer.parseInt(header)))
            : httpDate(header).map(date -> Duration.between(now, date));
    return wait.filter(duration -> !duration.isNegative())
        .map(duration ->
            duration.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : duration)
        .orElse(null);
  }

  private static Optional<Instant> httpDate(@Nullable String header) {
    try {
      return Optional.ofNullable(header)
          .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
