package dev.finetunecost.prices.feed;

import dev.finetunecost.engine.price.Source;
import dev.finetunecost.prices.Download;
import dev.finetunecost.prices.ModelNames;
import dev.finetunecost.prices.PriceFeed;
import dev.finetunecost.prices.PriceSheet;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Hugging Face's router: which host serves which open model, in dollars per million tokens as that
 * host charges them.
 */
final class HuggingFaceFeed implements PriceFeed {
  static final String HOME = "https://router.huggingface.co/v1/models";
  private static final String ID = "huggingface";

  private final HttpUrl address;
  private final String key;

  HuggingFaceFeed(HttpUrl address, String key) {
    this.address = address;
    this.key = key;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String name() {
    return "Hugging Face";
  }

  @Override
  public Duration timeToLive() {
    return Duration.ofHours(6);
  }

  @Override
  public PriceSheet fetch(Download download) throws IOException {
    Request request =
        new Request.Builder().url(address).header("Authorization", "Bearer " + key).build();
    return parse(download.get(request), download.now());
  }

  static PriceSheet parse(byte[] payload, Instant asOf) throws IOException {
    Answer answer = Json.read(payload, Answer.class);
    if (answer.data == null) {
      throw new IOException("it sent no list of models");
    }
    Source source = new Source(ID, HOME, asOf.atOffset(ZoneOffset.UTC).toLocalDate());
    TokenRows rows = new TokenRows();
    for (Model model : Json.list(answer.data)) {
      for (Host host : Json.list(model.providers)) {
        if (model.id != null && host.provider != null && host.pricing != null) {
          rows.add(
              ModelNames.provider(host.provider),
              ModelNames.model(model.id),
              Dollars.perMillionTokens(host.pricing.input),
              Optional.empty(),
              Dollars.perMillionTokens(host.pricing.output),
              source);
        }
      }
    }
    return PriceSheet.ofTokens(ID, asOf, rows.prices(), rows.rejected());
  }

  private record Answer(@Nullable List<Model> data) {}

  private record Model(@Nullable String id, @Nullable List<Host> providers) {}

  /** A host without a price serves the model for free, or does not say. */
  private record Host(@Nullable String provider, @Nullable Pricing pricing) {}

  /** Dollars per million tokens. */
  private record Pricing(@Nullable BigDecimal input, @Nullable BigDecimal output) {}
}
