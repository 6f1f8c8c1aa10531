package dev.finetunecost.prices;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipInputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.BufferedSink;

/** What a source may send in the place of a price list, and what we say of it. */
@SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
enum Trouble {
  SERVER_ERROR(payload -> status(500).build(), "answered HTTP 500"),
  TOO_MANY_REQUESTS(
      payload -> status(429).addHeader("Retry-After", "7200").build(), "asked too often"),
  NOT_FOUND(payload -> status(404).build(), "answered HTTP 404"),
  HANG(
      payload -> new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build(),
      "no complete answer in time"),
  SLOW_DRIP(
      payload ->
          new MockResponse.Builder()
              .body(new Buffer().write(payload))
              .throttleBody(16, 50, TimeUnit.MILLISECONDS)
              .build(),
      "no complete answer in time"),
  TRUNCATION(
      payload ->
          new MockResponse.Builder()
              .body(new Buffer().write(payload, 0, payload.length / 2))
              .setHeader("Content-Length", payload.length)
              .onResponseEnd(new SocketEffect.CloseSocket())
              .build(),
      "as it should|broke off|in time|cannot be reached"),
  HALF_A_PAYLOAD(
      payload -> Sources.ok(Arrays.copyOf(payload, payload.length / 2)),
      "the JSON that we know|no catalogue|no zipped|broke off"),
  HTML(
      payload -> text("<!doctype html><title>We will be back</title>"),
      "the JSON that we know|no zipped catalogue"),
  EMPTY(payload -> text(""), "the JSON that we know|no zipped catalogue"),
  EMPTY_OBJECT(payload -> text("{}"), "no |the JSON that we know"),
  EMPTY_LIST(payload -> text("[]"), "no |the JSON that we know"),
  ANOTHER_UNIT(payload -> Sources.ok(scaled(payload, "1000")), "no price that|only|another unit"),
  MACHINES_FOR_GPUS(
      payload -> Sources.ok(scaled(payload, "8")), "no price that|only|another unit|held back"),
  CENTS_FOR_DOLLARS(
      payload -> Sources.ok(scaled(payload, "0.01")), "no price that|only|another unit|held back"),
  ZEROS(payload -> Sources.ok(scaled(payload, "0")), "no price that makes sense"),
  NEGATIVES(payload -> Sources.ok(scaled(payload, "-1")), "no price that makes sense"),
  NOT_A_NUMBER(
      payload -> Sources.ok(spoiled(payload, _ -> "NaN")),
      "no price that makes sense|the JSON that we know"),
  ABSURD_EXPONENTS(
      payload -> Sources.ok(spoiled(payload, _ -> "1e999999999")),
      "no price that makes sense|the JSON that we know"),
  TWO_HUNDRED_MEGABYTES(
      payload -> new MockResponse.Builder().body(new Spaces(200L * 1024 * 1024)).build(),
      "larger than 16 MB"),
  GZIP_BOMB(
      payload ->
          new MockResponse.Builder()
              .addHeader("Content-Encoding", "gzip")
              .body(new Buffer().write(Bomb.BYTES))
              .build(),
      "larger than 16 MB"),
  REDIRECT_LOOP(
      payload -> status(302).addHeader("Location", "?again").build(),
      "Too many follow-up requests");

  private static final String PRICE_FIELDS =
      "input_cost_per_token(?:_batches)?|output_cost_per_token(?:_batches)?"
          + "|cache_read_input_token_cost|prompt|completion|input_cache_read|securePrice"
          + "|communityPrice|retailPrice|dph_total|value|input_mtok|output_mtok|cache_read_mtok"
          + "|base";
  private static final Pattern JSON_PRICE =
      Pattern.compile("(\"(?:" + PRICE_FIELDS + ")\"\\s*:\\s*)(\"?)(-?[0-9.eE+-]+)(\"?)");
  private static final Pattern CSV_PRICE = Pattern.compile("(?m)^([^,]+,[^,]+,)([0-9.]+)");

  private final Function<byte[], MockResponse> answer;
  private final String message;

  Trouble(Function<byte[], MockResponse> answer, String message) {
    this.answer = answer;
    this.message = message;
  }

  Function<byte[], MockResponse> answer() {
    return answer;
  }

  /** What the status says, as a pattern. */
  String message() {
    return "(?s).*(" + message + ").*";
  }

  /** The payload with every price so many times as high. */
  static byte[] scaled(byte[] payload, String factor) {
    return spoiled(
        payload, price -> new BigDecimal(price).multiply(new BigDecimal(factor)).toString());
  }

  /** The payload with every price changed. */
  static byte[] spoiled(byte[] payload, Function<String, String> change) {
    if (payload[0] == 'P' && payload[1] == 'K') {
      String csv = new String(unzip(payload), StandardCharsets.UTF_8);
      return Sources.zip(
          CSV_PRICE
              .matcher(csv)
              .replaceAll(match -> match.group(1) + change.apply(match.group(2)))
              .getBytes(StandardCharsets.UTF_8));
    }
    return JSON_PRICE
        .matcher(new String(payload, StandardCharsets.UTF_8))
        .replaceAll(match ->
            match.group(1) + match.group(2) + change.apply(match.group(3)) + match.group(4))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] unzip(byte[] payload) {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(payload))) {
      zip.getNextEntry();
      return zip.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A hundred megabytes of nothing in a hundred kilobytes. */
  private static final class Bomb {
    static final byte[] BYTES = bytes();

    private static byte[] bytes() {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
        byte[] nothing = new byte[1024 * 1024];
        for (int i = 0; i < 100; i++) {
          zip.write(nothing);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return out.toByteArray();
    }
  }

  private static MockResponse text(String text) {
    return new MockResponse.Builder().body(text).build();
  }

  private static MockResponse.Builder status(int code) {
    return new MockResponse.Builder().code(code);
  }

  /** A body that is made while it is sent. */
  private record Spaces(long length) implements MockResponseBody {
    @Override
    public long getContentLength() {
      return length;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      byte[] spaces = new byte[1024 * 1024];
      Arrays.fill(spaces, (byte) ' ');
      for (long sent = 0; sent < length; sent += spaces.length) {
        sink.write(spaces);
      }
    }
  }
}
