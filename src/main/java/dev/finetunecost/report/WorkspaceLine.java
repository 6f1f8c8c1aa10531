package dev.finetunecost.report;

import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.uncertainty.TeamFactor;
import dev.finetunecost.engine.units.MoneyRange;
import dev.finetunecost.engine.units.Usd;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One line on what the workspace's own terms and runs did to an estimate. */
final class WorkspaceLine {
  private final Subject subject;
  private final Words words;

  WorkspaceLine(Subject subject) {
    this.subject = subject;
    this.words = subject.words();
  }

  /** Empty where they did nothing. */
  String inWords(Asked.@Nullable Currency currency) {
    List<String> parts = new ArrayList<>();
    ResolvedScenario resolved = subject.estimate().resolved();
    team(resolved.teamFactor(), parts);
    List<String> said = resolved.scenario().texts(Field.CONSTRAINTS);
    String excluded =
        resolved.policy().excludedProviders().stream()
            .filter(provider -> !said.contains("not " + provider))
            .map(Names::provider)
            .sorted()
            .collect(Collectors.joining(", "));
    if (!excluded.isEmpty()) {
      parts.add(words.say("workspace.excluded", excluded));
    }
    @Nullable Option choice = subject.choice();
    if (currency != null && choice != null) {
      parts.add(
          words.say(
              "workspace.currency",
              currency.code(),
              Figures.money(in(currency, choice.total())).replace("$", ""),
              Figures.number(currency.dollars()),
              currency.source()));
    }
    return String.join(" · ", parts);
  }

  private void team(TeamFactor team, List<String> parts) {
    if (!team.equals(TeamFactor.NONE)) {
      parts.add(
          words.say(
              "workspace.team",
              words.count("workspace.runs", team.runs()),
              Figures.rounded(team.factor()),
              Figures.percent(1 - team.spread())));
    }
  }

  private static MoneyRange in(Asked.Currency currency, MoneyRange dollars) {
    return new MoneyRange(
        in(currency, dollars.p10()), in(currency, dollars.p50()), in(currency, dollars.p90()));
  }

  private static Usd in(Asked.Currency currency, Usd amount) {
    return Usd.of(amount.dollars() / currency.dollars());
  }
}
