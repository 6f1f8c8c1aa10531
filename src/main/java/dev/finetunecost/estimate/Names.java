package dev.finetunecost.estimate;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Gpu;
import dev.finetunecost.engine.spec.ImpossibleValue;
import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.spec.ModelSpec;
import dev.finetunecost.engine.spec.Origin;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import dev.finetunecost.prices.PriceBook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The models, methods and accelerators that a scenario names, looked up.
 *
 * <p>An object of this class reads one scenario and collects what it could not use.
 */
final class Names {
  /** What most people mean who name no model: small, well known, and tuned by everybody. */
  private static final String USUAL_MODEL = "llama-3.1-8b";

  private static final String WHY_USUAL =
      "a small open model first: three of the founding articles, and most published tunings";

  /** What a hosted model of today costs, where somebody says how much it is used but not which. */
  private static final String USUAL_HOSTED = "gpt-5-mini";

  private static final Pattern SIZE =
      Pattern.compile("(?<![a-z0-9.])(\\d+(?:\\.\\d+)?)\\s*([bm])\\b");

  private final Catalog catalog;
  private final PriceBook prices;
  private final PriceBook allowed;
  private final Completion completion;
  private final List<String> notUsed = new ArrayList<>();

  /**
   * @param prices of all providers, for what is in use today
   * @param allowed the prices of those that may be used
   */
  Names(Catalog catalog, PriceBook prices, PriceBook allowed, Completion completion) {
    this.catalog = catalog;
    this.prices = prices;
    this.allowed = allowed;
    this.completion = completion;
  }

  /** What was said and could not be used. */
  List<String> notUsed() {
    return List.copyOf(notUsed);
  }

  /** A name that nobody knows, if there is one that matters. */
  Optional<Outcome.Unclear> unclear() {
    Scenario said = completion.scenario();
    Optional<Outcome.Unclear> model =
        said.text(Field.MODEL)
            .filter(name -> open(name).isEmpty() && hosted(name).isEmpty())
            .map(name -> new Outcome.Unclear(Field.MODEL, name, nearest(name)));
    return model.or(() ->
        said.texts(Field.GPU).stream()
            .filter(name -> catalog.gpus().find(name).isEmpty())
            .map(name -> new Outcome.Unclear(Field.GPU, name, catalog.gpus().nearest(name, 3)))
            .findFirst());
  }

  private List<String> nearest(String name) {
    return Stream.concat(
            catalog.models().nearest(name, 3).stream(),
            prices.pricedModels().stream()
                .filter(priced ->
                    priced.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT))))
        .distinct()
        .limit(3)
        .toList();
  }

  /**
   * The open model to tune: the one that was named; a typical one of the size that was said; the
   * usual one where nothing was said or the model is hosted by its maker only.
   */
  ModelSpec model() {
    Scenario said = completion.scenario();
    others(Field.MODEL);
    Optional<ModelSpec> named = said.text(Field.MODEL).flatMap(this::open);
    if (named.isPresent()) {
      ModelSpec model = named.get();
      String name = said.text(Field.MODEL).orElse("");
      if (model.typical() && openFamily(name)) {
        notUsed.add(name + " (not in the catalogue: taken as a typical model of its size)");
      }
      if (!model.id().equals(name)) {
        completion.readAs(Field.MODEL, Value.Text.of(model.id()));
      }
      return model;
    }
    Optional<Double> size = said.amount(Field.MODEL_PARAMS_B);
    if (size.isPresent()) {
      return catalog.models().ofSize(size.get());
    }
    if (!said.has(Field.MODEL)) {
      completion.fill(Field.MODEL, Stated.byDefault(Value.Text.of(USUAL_MODEL), WHY_USUAL));
    }
    return catalog.models().find(USUAL_MODEL).orElseThrow();
  }

  /** An open model by its name, or a typical one where the name is a size. */
  private Optional<ModelSpec> open(String name) {
    Optional<ModelSpec> known = catalog.models().find(name);
    if (known.isPresent()) {
      return known;
    }
    if (hosted(name).isPresent()) {
      return Optional.empty();
    }
    return family(name).or(() -> size(name).map(catalog.models()::ofSize));
  }

  /** The smallest model of a family that was named without a size, such as {@code llama-3.1}. */
  private Optional<ModelSpec> family(String name) {
    String start = name.toLowerCase(Locale.ROOT).strip().replace(' ', '-');
    return catalog.models().all().stream()
        .filter(model -> model.id().startsWith(start + "-"))
        .min(Comparator.comparingDouble(this::distanceFromUsual));
  }

  /** A family's usual member is the one nearest to 8B. */
  private double distanceFromUsual(ModelSpec model) {
    return Math.abs(Math.log(model.parameters() / 8e9));
  }

  /**
   * {@code 7b}, {@code 70 B}, {@code typical-7b}, or a newer model of a known family such as {@code
   * qwen4-9b}: billions of parameters.
   */
  private Optional<Double> size(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replace("typical-", "").strip();
    Matcher matcher = SIZE.matcher(plain);
    if (!(openFamily(name) ? matcher.find() : matcher.matches())) {
      return Optional.empty();
    }
    double number = Double.parseDouble(matcher.group(1));
    return Optional.of(matcher.group(2).equals("m") ? number / 1_000 : number);
  }

  /**
   * Whether models of this name's family are open, although somebody may also sell their tokens.
   */
  private boolean openFamily(String name) {
    return catalog.models().hasFamilyOf(name) && !catalog.hosted().hasFamilyOf(name);
  }

  /** What a model costs whose maker hosts it and keeps its weights. */
  private Optional<TokenPrice> hosted(String name) {
    return catalog.models().find(name).isPresent() || openFamily(name)
        ? Optional.empty()
        : prices.tokenPrice(name);
  }

  /**
   * What the hosted model charges that is in use: the one that was named, or that which is to be
   * tuned where its maker hosts it. Where a use is described and no model, the usual one.
   */
  Optional<TokenPrice> baseline(boolean useIsDescribed) {
    Scenario said = completion.scenario();
    others(Field.BASELINE_MODEL);
    Optional<String> named = said.text(Field.BASELINE_MODEL);
    if (named.isPresent()) {
      Optional<TokenPrice> price = prices.tokenPrice(named.get());
      if (price.isEmpty()) {
        notUsed.add(named.get() + " (no price known)");
      }
      return price;
    }
    Optional<TokenPrice> tuned = said.text(Field.MODEL).flatMap(this::hosted);
    if (tuned.isPresent()) {
      completion.fill(
          Field.BASELINE_MODEL,
          Stated.inferred(
              Value.Text.of(tuned.get().model()), "the hosted model that is to be tuned"));
      return tuned;
    }
    if (!useIsDescribed) {
      return Optional.empty();
    }
    Optional<TokenPrice> usual =
        Stream.concat(Stream.of(USUAL_HOSTED), catalog.hosted().peersOf(USUAL_HOSTED).stream())
            .filter(this::itsMakerIsAllowed)
            .flatMap(name -> allowed.tokenPrice(name).stream())
            .findFirst();
    usual.ifPresent(price ->
        completion.fill(
            Field.BASELINE_MODEL,
            Stated.byDefault(
                Value.Text.of(price.model()),
                "a current small hosted model to compare with, as none was named")));
    return usual;
  }

  /** Whether nobody else's offer of the same model stands in for the one that is ruled out. */
  boolean itsMakerIsAllowed(String model) {
    return prices
        .tokenPrice(model)
        .map(TokenPrice::provider)
        .equals(allowed.tokenPrice(model).map(TokenPrice::provider));
  }

  /** The name of the hosted model whose tuning may be asked for. */
  Optional<String> hostedName() {
    return completion.scenario().text(Field.BASELINE_MODEL);
  }

  /** The methods to look at, the preferred one first. */
  List<Method> methods() {
    Scenario said = completion.scenario();
    if (Efforts.isPretraining(said)
        && said.texts(Field.METHOD).stream().noneMatch(name -> Method.named(name).isPresent())) {
      return List.of(Method.FULL);
    }
    Set<Method> methods = new LinkedHashSet<>();
    for (String name : said.texts(Field.METHOD)) {
      Optional<Method> method = Method.named(name);
      method.ifPresent(methods::add);
      if (method.isEmpty() && !OBJECTIVES.contains(name)) {
        check(name);
        notUsed.add(name + " (priced as a LoRA fine-tune)");
      }
    }
    if (methods.isEmpty()) {
      completion.fill(
          Field.METHOD,
          Stated.byDefault(
              Value.Text.of(Method.LORA.key()),
              "LoRA first: four of the founding articles; full fine-tuning for 100,000 examples or"
                  + " more"));
    }
    methods.add(Method.LORA);
    methods.add(Method.QLORA);
    methods.add(Method.FULL);
    return List.copyOf(methods);
  }

  private static void check(String method) {
    if (!OTHER_METHODS.contains(method)) {
      throw new ImpossibleValue(
          Field.METHOD,
          "method must be full, lora, qlora, sft, peft, prompt, rag, "
              + String.join(", ", OTHER_METHODS)
              + ", not "
              + method);
    }
  }

  private static final Set<String> OBJECTIVES = Set.of("sft", "peft", "prompt", "rag");

  /** Ways to train that are known and have no arithmetic of their own. */
  private static final List<String> OTHER_METHODS =
      List.of(
          "dpo",
          "orpo",
          "kto",
          "grpo",
          "ppo",
          "rl",
          "rft",
          "rlvr",
          "pretrain",
          "cpt",
          "continued pretraining");

  /** The accelerators that may be used: those that were named, or all. */
  Map<String, Gpu> gpus() {
    List<String> named = completion.scenario().texts(Field.GPU);
    Map<String, Gpu> gpus = new LinkedHashMap<>();
    named.stream()
        .flatMap(name -> family(catalog.gpus().find(name).orElseThrow(), name))
        .forEach(gpu -> gpus.put(gpu.name(), gpu));
    return named.isEmpty() ? catalog.gpus().byName() : gpus;
  }

  /**
   * All forms of a chip whose form and memory were left open: {@code A100} may be any, {@code
   * A100-80GB} is one.
   */
  private Stream<Gpu> family(Gpu usual, String said) {
    String plain = said.toUpperCase(Locale.ROOT).strip();
    return plain.matches("[A-Z]+\\d+[A-Z]*")
        ? catalog.gpus().all().stream()
            .filter(gpu -> gpu.name().equals(usual.name()) || gpu.name().startsWith(plain + "-"))
        : Stream.of(usual);
  }

  /** Says of the second and later names of a field that they were not used. */
  private void others(Field field) {
    completion
        .scenario()
        .get(field)
        .filter(stated -> stated.origin() != Origin.DEFAULT)
        .ifPresent(stated ->
            completion.scenario().texts(field).stream()
                .skip(1)
                .map(name -> name + " (one at a time)")
                .forEach(notUsed::add));
  }
}
