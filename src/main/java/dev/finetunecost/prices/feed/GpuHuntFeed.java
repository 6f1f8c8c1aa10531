package dev.finetunecost.prices.feed;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.prices.Download;
import dev.finetunecost.prices.GpuNames;
import dev.finetunecost.prices.PriceFeed;
import dev.finetunecost.prices.PriceSheet;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * A cloud's catalogue as gpuhunt collects it each hour: a zipped CSV with dollars per hour of a
 * whole machine, by region, on demand and spot. A cloud that could not be collected keeps its old
 * file, so the file's own date says how old its prices are.
 */
final class GpuHuntFeed implements PriceFeed {
  static final String HOME = "https://dstack-gpu-pricing.s3.eu-west-1.amazonaws.com/";

  /** The largest catalogue has some ten thousand lines; a bomb has more. */
  private static final long MOST_UNZIPPED_BYTES = 64L * 1024 * 1024;

  /** Catalogues hold fillers of this price. */
  private static final BigDecimal FILLER = new BigDecimal("700");

  private final HttpUrl address;
  private final Cloud cloud;
  private final GpuNames names;

  GpuHuntFeed(HttpUrl address, Cloud cloud, GpuNames names) {
    this.address = address;
    this.cloud = cloud;
    this.names = names;
  }

  /**
   * A cloud that gpuhunt collects.
   *
   * @param theirs gpuhunt's name for it
   * @param ours our name for it as a provider
   * @param name as people write it
   */
  record Cloud(String theirs, String ours, String name) {}

  /** The clouds whose catalogue we read; others have a feed of their own. */
  static final List<Cloud> CLOUDS =
      List.of(
          new Cloud("aws", "aws", "AWS"),
          new Cloud("gcp", "gcp", "Google Cloud"),
          new Cloud("oci", "oracle", "Oracle regions"),
          new Cloud("lambdalabs", "lambda", "Lambda"),
          new Cloud("nebius", "nebius", "Nebius"),
          new Cloud("verda", "verda", "Verda"));

  @Override
  public String id() {
    return "gpuhunt-" + cloud.ours;
  }

  @Override
  public String name() {
    return cloud.name;
  }

  @Override
  public Duration timeToLive() {
    return Duration.ofHours(6);
  }

  @Override
  public PriceSheet fetch(Download download) throws IOException {
    HttpUrl url =
        address
            .newBuilder()
            .addPathSegments("v3/%s/latest/catalog.zip".formatted(cloud.theirs))
            .build();
    byte[] payload = download.getIfChanged(new Request.Builder().url(url).build());
    return parse(payload, download.lastModified().orElse(download.now()));
  }

  PriceSheet parse(byte[] payload, Instant asOf) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(payload))) {
      for (@Nullable ZipEntry entry = zip.getNextEntry();
          entry != null;
          entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(".csv")) {
          return sheet(new Bounded(zip), asOf);
        }
      }
    }
    throw new IOException("it sent no zipped catalogue");
  }

  private PriceSheet sheet(InputStream csv, Instant asOf) throws IOException {
    Source source =
        new Source(
            id(),
            HOME + "v3/%s/latest/catalog.zip".formatted(cloud.theirs),
            asOf.atOffset(ZoneOffset.UTC).toLocalDate());
    List<GpuOffer> offers = new ArrayList<>();
    int rejected = 0;
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(csv, StandardCharsets.UTF_8)) {
      for (NamedCsvRecord record : rows) {
        Row row = Row.of(record);
        if (row.gpuCount > 0 && !row.gpuName.isEmpty()) {
          Optional<GpuOffer> offer = offer(row, source);
          offer.ifPresent(offers::add);
          rejected += offer.isPresent() ? 0 : 1;
        }
      }
    } catch (CsvParseException | UncheckedIOException | IllegalArgumentException e) {
      throw new IOException("it sent no catalogue that we know", e);
    }
    return PriceSheet.ofGpus(id(), asOf, SpotOffers.belowOnDemand(offers), rejected);
  }

  private Optional<GpuOffer> offer(Row row, Source source) {
    Optional<GpuNames.Name> name = names.find("gpuhunt", row.formFactorName(), row.gpuMemory);
    Optional<UnitPrice> price =
        row.isFiller() ? Optional.empty() : Dollars.perMachineHour(row.price, row.gpuCount);
    return name.isEmpty() || price.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new GpuOffer(
                cloud.ours,
                "standard",
                name.get().gpu(),
                row.instanceName,
                row.gpuCount,
                row.location,
                row.spot,
                price.get(),
                source));
  }

  /** Their shape: dollars per hour of the whole machine, gigabytes of one GPU. */
  private record Row(
      String instanceName,
      String location,
      @Nullable BigDecimal price,
      int gpuCount,
      String gpuName,
      double gpuMemory,
      boolean spot,
      String flags) {

    static Row of(NamedCsvRecord row) {
      return new Row(
          row.getField("instance_name"),
          row.getField("location"),
          Dollars.decimal(row.getField("price")),
          number(row.getField("gpu_count")).intValue(),
          row.getField("gpu_name"),
          number(row.getField("gpu_memory")).doubleValue(),
          "True".equalsIgnoreCase(row.getField("spot")),
          row.findField("flags").orElse(""));
    }

    /** Prices for capacity that is booked ahead stand beside the list prices, marked by a flag. */
    boolean isFiller() {
      return flags.contains("dws") || (price != null && price.compareTo(FILLER) == 0);
    }

    /** A GPU's form factor shows only in the machine's name. */
    String formFactorName() {
      String machine = instanceName.toLowerCase(Locale.ROOT);
      return machine.contains("pcie") ? gpuName + " PCIe" : gpuName;
    }

    private static BigDecimal number(String text) {
      @Nullable BigDecimal number = Dollars.decimal(text);
      return number == null ? BigDecimal.ZERO : number;
    }
  }

  /** Ends with an error where a zipped file grows beyond all measure. */
  private static final class Bounded extends FilterInputStream {
    private long left = MOST_UNZIPPED_BYTES;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return counted(super.read(), 1);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      return counted(read, read);
    }

    private int counted(int result, int bytes) throws IOException {
      left -= Math.max(bytes, 0);
      if (left < 0) {
        throw new IOException("the catalogue is larger than 64 MB");
      }
      return result;
    }
  }
}
