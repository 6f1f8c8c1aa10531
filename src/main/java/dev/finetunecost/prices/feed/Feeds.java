package dev.finetunecost.prices.feed;

import dev.finetunecost.prices.GpuNames;
import dev.finetunecost.prices.PriceFeed;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The list of all feeds. A new one is added here. */
public final class Feeds {
  private final Map<String, URI> addresses;

  private Feeds(Map<String, URI> addresses) {
    this.addresses = addresses;
  }

  /**
   * All feeds that can be asked.
   *
   * @param addresses another base URL for a feed, by its id in lower case with hyphens: {@code
   *     litellm}, {@code openrouter}, {@code runpod}, {@code azure}, {@code gpuhunt}, {@code vast},
   *     {@code genai-prices}, {@code oracle}, {@code lambda}, {@code shadeform}, {@code together},
   *     {@code huggingface}
   * @param keys keys of the last four, each of which is asked only with one
   */
  public static List<PriceFeed> all(Map<String, URI> addresses, Map<String, String> keys) {
    Feeds feeds = new Feeds(addresses);
    GpuNames names = GpuNames.bundled();
    List<PriceFeed> all = new ArrayList<>();
    all.add(new LiteLlmFeed(feeds.address("litellm", LiteLlmFeed.HOME)));
    all.add(new GenAiPricesFeed(feeds.address("genai-prices", GenAiPricesFeed.HOME)));
    all.add(new OpenRouterFeed(feeds.address("openrouter", OpenRouterFeed.HOME)));
    all.add(new RunPodFeed(feeds.address("runpod", RunPodFeed.HOME), names));
    all.add(new VastFeed(feeds.address("vast", VastFeed.HOME), names));
    all.add(new AzureGpuFeed(feeds.address("azure", AzureItems.HOME), names));
    all.add(new AzureFineTuningFeed(feeds.address("azure", AzureItems.HOME)));
    all.add(new OracleFeed(feeds.address("oracle", OracleFeed.HOME), names));
    for (GpuHuntFeed.Cloud cloud : GpuHuntFeed.CLOUDS) {
      all.add(new GpuHuntFeed(feeds.address("gpuhunt", GpuHuntFeed.HOME), cloud, names));
    }
    @Nullable String lambda = keys.get("lambda");
    if (lambda != null) {
      all.add(new LambdaFeed(feeds.address("lambda", LambdaFeed.HOME), lambda, names));
    }
    @Nullable String shadeform = keys.get("shadeform");
    if (shadeform != null) {
      all.add(new ShadeformFeed(feeds.address("shadeform", ShadeformFeed.HOME), shadeform, names));
    }
    @Nullable String together = keys.get("together");
    if (together != null) {
      all.add(new TogetherFeed(feeds.address("together", TogetherFeed.HOME), together));
    }
    @Nullable String huggingFace = keys.get("huggingface");
    if (huggingFace != null) {
      all.add(new HuggingFaceFeed(feeds.address("huggingface", HuggingFaceFeed.HOME), huggingFace));
    }
    return List.copyOf(all);
  }

  /** Another base URL stands for the feed's host; one that has a path, for its whole address. */
  private HttpUrl address(String id, String home) {
    HttpUrl own = HttpUrl.get(home);
    @Nullable URI other = addresses.get(id);
    if (other == null) {
      return own;
    }
    HttpUrl base = HttpUrl.get(other.toString());
    return base.encodedPath().equals("/")
        ? own.newBuilder().scheme(base.scheme()).host(base.host()).port(base.port()).build()
        : base;
  }
}
