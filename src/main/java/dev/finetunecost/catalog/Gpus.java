package dev.finetunecost.catalog;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.finetunecost.engine.spec.Gpu;
import dev.finetunecost.engine.units.ByteCount;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Accelerators, found by any of their names. */
public final class Gpus {
  private static final String RESOURCE = "/catalog/gpus.csv";
  private static final Pattern NOISE =
      Pattern.compile(
          "nvidia|amd|intel|geforce|tesla|instinct|quadro|google|aws|generation|graphics"
              + "|accelerator|\\bgpus?\\b|\\bai\\b|\\(r\\)|\\(tm\\)");
  private static final Pattern COUNT = Pattern.compile("^\\s*\\d*\\s*[x×*]\\s*(?=[a-z0-9])");
  private static final Pattern GIGABYTES =
      Pattern.compile("(?<![a-z0-9])(\\d{2,3})\\s*(g|gb|gib)?\\b");

  private final List<Gpu> all;
  private final List<Row> rows;
  private final Map<String, Gpu> byName = new HashMap<>();

  private Gpus(List<Row> rows) {
    this.rows = rows;
    this.all = rows.stream().map(Row::gpu).toList();
    all.forEach(gpu -> byName.put(gpu.name(), gpu));
  }

  /** The table that comes with the product. */
  public static Gpus bundled() {
    return new Gpus(Rows.read(RESOURCE, Gpus::row));
  }

  /** All accelerators; of a chip's variants the usual one comes first. */
  public List<Gpu> all() {
    return all;
  }

  /** All accelerators by canonical name. */
  public Map<String, Gpu> byName() {
    return Map.copyOf(byName);
  }

  /**
   * The accelerator of this canonical name or alias, such as {@code H100}, {@code A100 80G}, {@code
   * NVIDIA H100-SXM5-80GB} or {@code 4090}. Of a chip's variants the one with the form (PCIe, SXM,
   * NVL) and memory that the name gives.
   */
  public Optional<Gpu> find(String name) {
    if (byName.containsKey(name)) {
      return Optional.ofNullable(byName.get(name));
    }
    String plain = plain(name);
    return rows.stream()
        .flatMap(row -> row.chips().filter(chip -> chip.matcher(plain).find()).map(chip -> row))
        .max(
            Comparator.comparingInt((Row row) -> row.longestMatch(plain))
                .thenComparingInt(row -> row.agreement(plain)))
        .map(Row::gpu);
  }

  /**
   * Canonical names that this one might have meant, the nearest first; none where nothing is near.
   */
  public List<String> nearest(String name, int atMost) {
    return Spelling.nearest(plain(name), all.stream().map(Gpu::name), atMost);
  }

  private static String plain(String name) {
    String lower = NOISE.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(" ");
    String uncounted = COUNT.matcher(lower).replaceFirst("");
    return uncounted.replaceAll("[^a-z0-9]+", " ").strip();
  }

  /**
   * A row of the table.
   *
   * @param form {@code sxm}, {@code pcie}, {@code nvl}, or empty where a chip has one form
   */
  private record Row(Gpu gpu, List<Pattern> patterns, String form) {
    Stream<Pattern> chips() {
      return patterns.stream();
    }

    int longestMatch(String plain) {
      return chips()
          .map(chip -> chip.matcher(plain))
          .filter(Matcher::find)
          .mapToInt(match -> match.group().length())
          .max()
          .orElse(0);
    }

    /** How well form and memory agree with the name; 0 where it says nothing about them. */
    int agreement(String plain) {
      int agreement = 0;
      if (!form.isEmpty() && plain.contains(form)) {
        agreement += 1;
      }
      Matcher said = GIGABYTES.matcher(plain);
      while (said.find()) {
        double gib = Double.parseDouble(said.group(1));
        double apart = Math.abs(gib / gpu.memory().gib() - 1);
        agreement += apart < 0.01 ? 3 : apart < 0.1 ? 2 : -2;
      }
      return agreement;
    }
  }

  private static Row row(NamedCsvRecord row) {
    Gpu gpu =
        new Gpu(
            row.getField("name"),
            Gpu.Family.valueOf(row.getField("family")),
            ByteCount.ofGib(Rows.number(row, "memory_gib")),
            Rows.number(row, "bandwidth_gb_s") * 1e9,
            Rows.number(row, "bf16_tflops") * 1e12,
            Rows.number(row, "fp8_tflops") * 1e12,
            Rows.number(row, "int8_tops") * 1e12,
            Rows.number(row, "fp4_tflops") * 1e12,
            Rows.number(row, "link_gb_s") * 1e9);
    List<Pattern> patterns =
        Stream.concat(Stream.of(row.getField("chip")), Rows.names(row, "aliases"))
            .map(Gpus::pattern)
            .toList();
    return new Row(gpu, patterns, row.getField("form"));
  }

  /** The chip's name as a word of its own; spaces in it may be left out. */
  private static Pattern pattern(String chip) {
    return Pattern.compile("(?<![a-z0-9])(rtx\\s*)?" + chip.replace(" ", "\\s*") + "(?!\\d)");
  }
}
