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
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Together's own list of models, for which a key is needed: dollars per million tokens. Its price
 * for fine-tuning is 0 in this list, which is not a price.
 */
final class TogetherFeed implements PriceFeed {
  static final String HOME = "https://api.together.xyz/v1/models";
  private static final String ID = "together";

  private final HttpUrl address;
  private final String key;

  TogetherFeed(HttpUrl address, String key) {
    this.address = address;
    this.key = key;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String name() {
    return "Together";
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
    Source source =
        new Source(
            ID, "https://www.together.ai/pricing", asOf.atOffset(ZoneOffset.UTC).toLocalDate());
    TokenRows rows = new TokenRows();
    for (@Nullable Model model : Json.read(payload, Model[].class)) {
      if (model != null && model.id != null && model.pricing != null && model.pricing.isPriced()) {
        rows.add(
            ID,
            ModelNames.model(model.id),
            Dollars.perMillionTokens(model.pricing.input),
            Optional.empty(),
            Dollars.perMillionTokens(model.pricing.output),
            source);
      }
    }
    return PriceSheet.ofTokens(ID, asOf, rows.prices(), rows.rejected());
  }

  private record Model(@Nullable String id, @Nullable Pricing pricing) {}

  /** Dollars per million tokens; 0 for what is not billed by the token. */
  private record Pricing(@Nullable BigDecimal input, @Nullable BigDecimal output) {
    boolean isPriced() {
      return input != null && input.signum() != 0;
    }
  }
}
