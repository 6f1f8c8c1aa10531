package dev.finetunecost.prices.feed;

import dev.finetunecost.engine.price.Source;
import dev.finetunecost.prices.Download;
import dev.finetunecost.prices.ModelNames;
import dev.finetunecost.prices.PriceFeed;
import dev.finetunecost.prices.PriceSheet;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * OpenRouter's list of models: what this reseller charges, in strings of dollars per token. It is
 * never the price of the model's maker.
 */
final class OpenRouterFeed implements PriceFeed {
  static final String HOME = "https://openrouter.ai/api/v1/models";
  private static final String ID = "openrouter";
  private static final int MOST_PAGES = 10;

  private final HttpUrl address;

  OpenRouterFeed(HttpUrl address) {
    this.address = address;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String name() {
    return "OpenRouter";
  }

  @Override
  public Duration timeToLive() {
    return Duration.ofHours(1);
  }

  @Override
  public PriceSheet fetch(Download download) throws IOException {
    TokenRows rows = new TokenRows();
    @Nullable HttpUrl next = address;
    for (int page = 0; next != null && page < MOST_PAGES; page++) {
      Page read = read(download.get(new Request.Builder().url(next).build()), download.now(), rows);
      next = Pages.next(address, read.links == null ? null : read.links.next);
    }
    return PriceSheet.ofTokens(ID, download.now(), rows.prices(), rows.rejected());
  }

  /** The prices on a page that is the only one. */
  static PriceSheet parse(byte[] payload, Instant asOf) throws IOException {
    TokenRows rows = new TokenRows();
    read(payload, asOf, rows);
    return PriceSheet.ofTokens(ID, asOf, rows.prices(), rows.rejected());
  }

  private static Page read(byte[] payload, Instant asOf, TokenRows rows) throws IOException {
    Page page = Json.read(payload, Page.class);
    if (page.data == null) {
      throw new IOException("it sent no list of models");
    }
    Source source = new Source(ID, HOME, asOf.atOffset(ZoneOffset.UTC).toLocalDate());
    for (Model model : Json.list(page.data)) {
      if (model.isForSale()) {
        Pricing pricing = model.pricing == null ? Pricing.NONE : model.pricing;
        rows.add(
            ID,
            ModelNames.model(model.id == null ? "" : model.id),
            Dollars.perToken(Dollars.decimal(pricing.prompt)),
            Optional.ofNullable(pricing.input_cache_read)
                .flatMap(price -> Dollars.perToken(Dollars.decimal(price))),
            Dollars.perToken(Dollars.decimal(pricing.completion)),
            source);
      }
    }
    return page;
  }

  private record Page(@Nullable List<Model> data, @Nullable Links links) {}

  private record Links(@Nullable String next) {}

  private record Model(@Nullable String id, @Nullable Pricing pricing) {

    /** Aliases ({@code ~vendor/x-latest}), routers (price -1) and free variants have no price. */
    boolean isForSale() {
      return id != null
          && !id.startsWith("~")
          && !id.startsWith("openrouter/")
          && !id.endsWith(":free")
          && pricing != null
          && !"0".equals(pricing.prompt);
    }
  }

  /** Dollars per token, as strings, with the noise of floating-point numbers. */
  private record Pricing(
      @Nullable String prompt, @Nullable String completion, @Nullable String input_cache_read) {
    static final Pricing NONE = new Pricing(null, null, null);
  }
}
