package dev.finetunecost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.store.Database;
import dev.finetunecost.store.DatabaseAddress;
import dev.finetunecost.store.WorkspaceSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace's own terms, for scripts. */
final class TeamTermsOnTheCommandLineIT {
  private static final String PLAN =
      "llama 3.1 8b with lora on 8k support emails, 50k requests a day, now on gpt-4.1-mini";

  @TempDir Path home;

  @Test
  void anEstimateIsMadeOnTheTermsOfTheTeamThatIsNamed() {
    try (Database database = Database.open(DatabaseAddress.Embedded.in(home), CommandLine.CLOCK)) {
      new WorkspaceSettings(database)
          .save(
              "T1",
              "{\"engineer_rate\":\"$95\",\"excluded_providers\":\"openai\"}",
              0,
              "U1",
              CommandLine.CLOCK.instant(),
              List.of());
    }

    CommandLine own = estimate("--team", "T1");
    assertThat(own.json().at("/scenario/engineer_rate_usd_per_hour/value").doubleValue())
        .isEqualTo(95);
    assertThat(own.json().at("/scenario/engineer_rate_usd_per_hour/origin").stringValue())
        .isEqualTo("workspace");
    assertThat(own.json().at("/alternatives").toString())
        .contains("OpenAI is excluded by your constraints");
    CommandLine other = estimate("--team", "T2");
    assertThat(other.out()).isEqualTo(estimate().out());
    assertThat(other.json().at("/scenario/engineer_rate_usd_per_hour/origin").stringValue())
        .isEqualTo("default");
  }

  private CommandLine estimate(String... more) {
    List<String> arguments = new java.util.ArrayList<>(List.of("estimate", "--json", "--offline"));
    arguments.addAll(List.of(more));
    arguments.add(PLAN);
    return CommandLine.runIn(
        Map.of("FINETUNE_COST_PRICES", "snapshot", "FINETUNE_COST_HOME", home.toString()),
        "",
        arguments.toArray(String[]::new));
  }
}
