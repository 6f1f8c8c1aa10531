package dev.finetunecost.prices;

import static java.util.stream.Collectors.toMap;

import dev.finetunecost.prices.feed.Feeds;
import dev.finetunecost.prices.feed.Recorded;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/**
 * All sources of prices on one local server, which sends what they once sent, or something else.
 */
final class Sources extends Dispatcher {
  /** Two machines of a cloud in the shape of gpuhunt's catalogues, and what must be passed over. */
  static final String CATALOGUE =
      """
      instance_name,location,price,cpu,memory,gpu_count,gpu_name,gpu_memory,spot,disk_size,gpu_vendor,flags,cpu_arch,provider_data
      big-8,here-1,55.04,192,2048.0,8,H100,80.0,False,,nvidia,,x86,{}
      big-8,here-1,30.0,192,2048.0,8,H100,80.0,True,,nvidia,,x86,{}
      big-8,there-2,92.4672,192,2048.0,8,H100,80.0,False,,nvidia,,x86,{}
      one-pcie,here-1,2.99,26,200.0,1,H100,80.0,False,,nvidia,,x86,{}
      four,here-1,8.0,96,680.0,4,A100,40.0,False,,nvidia,,x86,{}
      small,here-1,0.805,4,16.0,1,L4,22.0,False,,nvidia,,x86,{}
      """;

  private static final List<String> IDS =
      List.of(
          "litellm", "genai-prices", "openrouter", "runpod", "vast", "azure", "oracle", "gpuhunt");

  private final MockWebServer server;
  private final Map<String, byte[]> payloads = new ConcurrentHashMap<>();
  private final Map<String, Function<byte[], MockResponse>> troubles = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();

  Sources(MockWebServer server) {
    this.server = server;
    server.setDispatcher(this);
    payloads.put("litellm", Recorded.LITELLM.bytes());
    payloads.put("genai-prices", Recorded.GENAI_PRICES.bytes());
    payloads.put("openrouter", Recorded.OPENROUTER.bytes());
    payloads.put("runpod", Recorded.RUNPOD.bytes());
    payloads.put("vast", Recorded.VAST.bytes());
    payloads.put("azure", azure());
    payloads.put("oracle", Recorded.ORACLE.bytes());
    payloads.put("gpuhunt", zip(CATALOGUE.getBytes(StandardCharsets.UTF_8)));
  }

  /** All feeds that need no key, asked at this server. */
  List<PriceFeed> feeds() {
    return Feeds.all(IDS.stream().collect(toMap(id -> id, this::address)), Map.of());
  }

  /** Only these feeds. */
  List<PriceFeed> feeds(String... ids) {
    List<String> wanted = List.of(ids);
    return feeds().stream().filter(feed -> wanted.contains(feed.id())).toList();
  }

  /** The source to which a feed belongs: Azure and gpuhunt have several feeds. */
  static String sourceOf(String feed) {
    return IDS.stream().filter(feed::startsWith).findFirst().orElseThrow();
  }

  static Stream<String> ids() {
    return IDS.stream();
  }

  byte[] payload(String source) {
    return payloads.getOrDefault(source, new byte[0]);
  }

  /** From now on, the source sends this. */
  void send(String source, byte[] payload) {
    payloads.put(source, payload);
  }

  void send(String source, String payload) {
    send(source, payload.getBytes(StandardCharsets.UTF_8));
  }

  /** From now on, the source answers so. */
  void answer(String source, Function<byte[], MockResponse> answer) {
    troubles.put(source, answer);
  }

  /** From now on, the source answers as it should. */
  void mend(String source) {
    troubles.remove(source);
  }

  /** How often the source was asked. */
  int requests(String source) {
    return requests.computeIfAbsent(source, _ -> new AtomicInteger()).get();
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    String source = request.getUrl().pathSegments().getFirst();
    requests.computeIfAbsent(source, _ -> new AtomicInteger()).incrementAndGet();
    byte[] payload = source.equals("vast") ? vast(request) : payload(source);
    return troubles.getOrDefault(source, Sources::ok).apply(payload);
  }

  static MockResponse ok(byte[] payload) {
    return new MockResponse.Builder().body(new Buffer().write(payload)).build();
  }

  static byte[] zip(byte[] csv) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("cloud.csv"));
      zip.write(csv);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Every GPU is asked for by itself; all offers are sent with one of them. */
  private byte[] vast(RecordedRequest request) {
    String query = String.valueOf(request.getUrl().queryParameter("q"));
    return query.contains("\"H100 SXM\"") || payload("vast").length < 1000
        ? payload("vast")
        : "{\"offers\":[]}".getBytes(StandardCharsets.UTF_8);
  }

  /** Both feeds of Azure are served by the same address, as they are in life. */
  private static byte[] azure() {
    String machines = new String(Recorded.AZURE_GPUS.bytes(), StandardCharsets.UTF_8).strip();
    String meters = new String(Recorded.AZURE_FINE_TUNING.bytes(), StandardCharsets.UTF_8);
    int items = meters.indexOf('[') + 1;
    return (meters.substring(0, items)
            + machines.substring(1, machines.length() - 1)
            + ","
            + meters.substring(items))
        .getBytes(StandardCharsets.UTF_8);
  }

  private URI address(String id) {
    return server.url("/" + id).uri();
  }
}
