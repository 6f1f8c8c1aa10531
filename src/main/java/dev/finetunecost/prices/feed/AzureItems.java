package dev.finetunecost.prices.feed;

import dev.finetunecost.prices.Download;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Azure's Retail Prices: public list prices of every meter, by the page. */
final class AzureItems {
  static final String HOME = "https://prices.azure.com/api/retail/prices";
  private static final int MOST_PAGES = 20;

  private AzureItems() {}

  /**
   * Their shape.
   *
   * @param retailPrice dollars per unit of measure
   * @param unitOfMeasure {@code 1 Hour}, {@code 1/Hour}, {@code 1K} or {@code 1M}
   */
  record Item(
      @Nullable String currencyCode,
      @Nullable BigDecimal retailPrice,
      @Nullable String armRegionName,
      @Nullable String effectiveStartDate,
      @Nullable String meterName,
      @Nullable String productName,
      @Nullable String armSkuName,
      @Nullable String unitOfMeasure,
      @Nullable String type) {

    /** Whether it is a list price in dollars that holds at this moment. */
    boolean holds(Instant now) {
      return (currencyCode == null || "USD".equals(currencyCode))
          && (type == null || "Consumption".equals(type))
          && !startsAfter(now);
    }

    boolean isPerHour() {
      return "1 Hour".equals(unitOfMeasure) || "1/Hour".equals(unitOfMeasure);
    }

    String region() {
      return armRegionName == null || armRegionName.isBlank() ? "any" : armRegionName;
    }

    private boolean startsAfter(Instant now) {
      try {
        return effectiveStartDate != null && Instant.parse(effectiveStartDate).isAfter(now);
      } catch (DateTimeParseException e) {
        return false;
      }
    }
  }

  private record Page(@Nullable List<Item> Items, @Nullable String NextPageLink) {}

  /** All items that pass this filter. */
  static List<Item> fetch(Download download, HttpUrl address, String filter) throws IOException {
    List<Item> items = new ArrayList<>();
    @Nullable HttpUrl next =
        address
            .newBuilder()
            .setQueryParameter("api-version", "2023-01-01-preview")
            .setQueryParameter("$filter", filter)
            .build();
    for (int page = 0; next != null; page++) {
      if (page == MOST_PAGES) {
        throw new IOException("it sent more than " + MOST_PAGES + " pages");
      }
      Page read = page(download.get(new Request.Builder().url(next).build()));
      items.addAll(Json.list(read.Items));
      // The link already holds the filter
      next = Pages.next(address, read.NextPageLink);
    }
    return items;
  }

  /** The items on one page. */
  static List<Item> read(byte[] payload) throws IOException {
    return Json.list(page(payload).Items);
  }

  private static Page page(byte[] payload) throws IOException {
    Page page = Json.read(payload, Page.class);
    if (page.Items == null) {
      throw new IOException("it sent no list of items");
    }
    return page;
  }
}
