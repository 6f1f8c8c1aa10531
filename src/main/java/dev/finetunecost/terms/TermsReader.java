package dev.finetunecost.terms;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Origin;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import dev.finetunecost.engine.uncertainty.TeamFactor;
import dev.finetunecost.estimate.Terms;
import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.prices.PricePolicy;
import dev.finetunecost.report.Asked;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the terms of an estimate out of what a workspace has settled. */
public final class TermsReader {
  private final SettingReader reader;
  private final Supplier<PriceBook> prices;

  public TermsReader(SettingReader reader, Supplier<PriceBook> prices) {
    this.reader = reader;
    this.prices = prices;
  }

  /**
   * The terms.
   *
   * @param settledOn the day on which the settings were changed last
   * @param teamFactor what the workspace's own runs teach
   */
  public Terms terms(OwnSettings settings, LocalDate settledOn, TeamFactor teamFactor) {
    return new Terms(
        numbers(settings), policy(settings, settledOn), teamFactor, currency(settings));
  }

  private static Scenario numbers(OwnSettings settings) {
    Map<Field, Stated> numbers = new EnumMap<>(Field.class);
    settings
        .values()
        .forEach((setting, text) ->
            setting.field().ifPresent(field -> numbers.put(field, number(setting, text))));
    return new Scenario(numbers);
  }

  private static Stated number(Setting setting, String text) {
    double value =
        setting.kind() == Setting.Kind.SHARE
            ? Double.parseDouble(text.replace("%", "")) / 100
            : Amount.read(text).orElseThrow().dollars();
    return new Stated(Value.Amount.of(value), Origin.WORKSPACE, note(setting, text));
  }

  private static String note(Setting setting, String text) {
    if (setting.kind() == Setting.Kind.SHARE) {
      return "your workspace's settings";
    }
    Amount amount = Amount.read(text).orElseThrow();
    return amount.currency().equals("USD")
        ? "your workspace's settings"
        : "your workspace's settings: %s (%s)"
            .formatted(text, Amount.rates().sourceOf(amount.currency()));
  }

  private PricePolicy policy(OwnSettings settings, LocalDate settledOn) {
    Source source = PricePolicy.negotiated("negotiated, in your workspace's settings", settledOn);
    List<TokenPrice> tokens = new ArrayList<>();
    List<GpuOffer> gpus = new ArrayList<>();
    for (String line : settings.entries(Setting.NEGOTIATED_PRICES)) {
      reader
          .kept(line)
          .ifPresent(price -> {
            switch (price) {
              case NegotiatedPrice.OfTokens own -> tokens.add(own.price(source));
              case NegotiatedPrice.OfGpu own -> gpus.addAll(own.offers(prices.get(), source));
            }
          });
    }
    return new PricePolicy(
        entries(settings, Setting.ALLOWED_PROVIDERS),
        entries(settings, Setting.EXCLUDED_PROVIDERS),
        entries(settings, Setting.ALLOWED_REGIONS),
        entries(settings, Setting.EXCLUDED_REGIONS),
        tokens,
        gpus);
  }

  private static Set<String> entries(OwnSettings settings, Setting setting) {
    return new LinkedHashSet<>(settings.entries(setting));
  }

  private static Asked.@Nullable Currency currency(OwnSettings settings) {
    String code = settings.get(Setting.CURRENCY);
    return code.isEmpty()
        ? null
        : new Asked.Currency(
            code, Amount.rates().dollarsPer(code).orElseThrow(), Amount.rates().sourceOf(code));
  }
}
