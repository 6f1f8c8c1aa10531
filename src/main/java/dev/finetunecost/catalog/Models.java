package dev.finetunecost.catalog;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.finetunecost.engine.spec.ModelSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Open models with their architecture, found by any of their names. */
public final class Models {
  private static final String RESOURCE = "/catalog/models.csv";

  private final List<ModelSpec> all;
  private final Map<ModelName, ModelSpec> byName = new HashMap<>();
  private final Set<String> vocabulary = new HashSet<>();
  private final Set<String> families = new HashSet<>();

  private Models(List<Row> rows) {
    this.all = rows.stream().map(Row::model).toList();
    for (Row row : rows) {
      ModelName.familyOf(row.model().id()).ifPresent(families::add);
      for (String name : row.names()) {
        ModelName parsed = ModelName.of(name);
        byName.putIfAbsent(parsed, row.model());
        vocabulary.addAll(parsed.words());
      }
    }
  }

  /** The table that comes with the product. */
  public static Models bundled() {
    return new Models(Rows.read(RESOURCE, Models::row));
  }

  /** All models, in the order of the table. */
  public List<ModelSpec> all() {
    return all;
  }

  /**
   * The model of this name, such as {@code llama-3.1-8b}, {@code Meta-Llama-3.1-8B-Instruct} or
   * {@code 8b llama}. A slip of a letter or two is forgiven where only one model can be meant.
   */
  public Optional<ModelSpec> find(String name) {
    return spellings(name)
        .map(ModelName::of)
        .flatMap(parsed -> lookUp(parsed).stream())
        .findFirst();
  }

  /**
   * Canonical names that this one might have meant, the nearest first; none where nothing is near.
   */
  public List<String> nearest(String name, int atMost) {
    return Spelling.nearest(
        name.substring(name.lastIndexOf('/') + 1), all.stream().map(ModelSpec::id), atMost);
  }

  /** Whether a model of the table has the same first word, as {@code qwen4-9b} has. */
  public boolean hasFamilyOf(String name) {
    return ModelName.familyOf(name).filter(families::contains).isPresent();
  }

  /**
   * The size in billions of weights, where a name is a size and nothing more, such as {@code 13B}.
   */
  public Optional<Double> sizeIn(String name) {
    return ModelName.of(name).billions();
  }

  /** A typical dense model of this size, marked as such. */
  public ModelSpec ofSize(double billionParameters) {
    return TypicalModel.dense(billionParameters);
  }

  /**
   * The name as written, with {@code 1_8b} or {@code 3-1} read as numbers with a point, and without
   * a revision such as {@code v0.1}.
   */
  private static Stream<String> spellings(String name) {
    return Stream.of(
            name,
            name.replaceAll("(\\d)_(\\d)", "$1.$2"),
            name.replaceAll("(\\d)-(\\d)(?!\\d*[bB])", "$1.$2"),
            name.replaceAll("(?i)[ _-]v\\d+(\\.\\d+)*", ""))
        .distinct();
  }

  private Optional<ModelSpec> lookUp(ModelName asked) {
    if (asked.words().isEmpty() || asked.onlySize()) {
      return Optional.empty();
    }
    if (!vocabulary.containsAll(asked.versions().toList())) {
      return Optional.empty();
    }
    return exact(asked)
        .or(() -> exact(asked.only(vocabulary)))
        .or(() -> newestThatContains(asked))
        .or(() -> newestThatContains(asked.only(vocabulary)))
        .or(() -> exact(corrected(asked)));
  }

  private Optional<ModelSpec> exact(ModelName asked) {
    return asked.onlySize() ? Optional.empty() : Optional.ofNullable(byName.get(asked));
  }

  /**
   * Where the version is left out ({@code llama 70b}): the last of those with fewest words more.
   */
  private Optional<ModelSpec> newestThatContains(ModelName asked) {
    if (asked.sizes().isEmpty() || asked.words().size() == asked.sizes().size()) {
      return Optional.empty();
    }
    @Nullable ModelSpec best = null;
    int fewest = Integer.MAX_VALUE;
    for (ModelSpec model : all) {
      ModelName name = ModelName.of(model.id());
      if (name.containsAll(asked) && name.words().size() <= fewest) {
        best = model;
        fewest = name.words().size();
      }
    }
    return Optional.ofNullable(best);
  }

  /** Each word that nobody knows replaced by the one known word a letter or two away. */
  private ModelName corrected(ModelName asked) {
    List<String> words = new ArrayList<>();
    for (String word : asked.words()) {
      words.add(vocabulary.contains(word) ? word : nearestWord(word).orElse(word));
    }
    return ModelName.of(String.join(" ", words));
  }

  private Optional<String> nearestWord(String word) {
    if (word.length() < 4 || ModelName.isSize(word)) {
      return Optional.empty();
    }
    int allowed = word.length() < 6 ? 1 : 2;
    return vocabulary.stream()
        .filter(known -> known.length() >= 4 && Spelling.distance(word, known) <= allowed)
        .sorted()
        .findFirst();
  }

  private record Row(ModelSpec model, List<String> names) {}

  private static Row row(NamedCsvRecord row) {
    String id = row.getField("id");
    int kvHeads = Rows.count(row, "kv_heads");
    int headDim = Rows.count(row, "head_dim");
    ModelSpec model =
        new ModelSpec(
            id,
            Rows.number(row, "total_params_b") * 1e9,
            Rows.number(row, "active_params_b") * 1e9,
            Rows.count(row, "layers"),
            Rows.count(row, "hidden"),
            Rows.count(row, "heads"),
            kvHeads,
            headDim,
            row.getField("cached_per_layer").isEmpty()
                ? 2 * kvHeads * headDim
                : Rows.count(row, "cached_per_layer"),
            Rows.count(row, "ffn_dim"),
            Rows.count(row, "ffn_matrices"),
            row.getField("experts").isEmpty() ? null : experts(row),
            Rows.count(row, "vocab"),
            row.getField("tied_embeddings").equals("1"),
            Rows.count(row, "context"),
            row.getField("licence"),
            false);
    return new Row(model, Stream.concat(Stream.of(id), Rows.names(row, "aliases")).toList());
  }

  private static ModelSpec.Experts experts(NamedCsvRecord row) {
    return new ModelSpec.Experts(
        Rows.count(row, "experts"),
        Rows.count(row, "experts_per_token"),
        Rows.count(row, "moe_ffn_dim"));
  }
}
