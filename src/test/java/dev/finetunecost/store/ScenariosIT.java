package dev.finetunecost.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

final class ScenariosIT {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Scenario SCENARIO =
      Scenario.EMPTY
          .with(Field.MODEL, Stated.said(Value.Text.of("llama-3.1-8b"), "llama 3.1 8b"))
          .with(Field.METHOD, Stated.said(Value.Text.of("lora", "qlora"), "LoRA or QLoRA"))
          .with(Field.DATASET_SIZE, Stated.said(new Value.Amount(8_000, 10_000), "8–10k"))
          .with(Field.HORIZON_MONTHS, Stated.inferred(Value.Amount.of(18), "a year and a half"))
          .with(Field.SPOT, Stated.said(new Value.Flag(true), "spot is fine"));

  @EachDatabase
  void aScenarioComesBackAsItWasSaved(Database database) {
    Scenarios scenarios = new Scenarios(database);
    SavedScenario saved = scenarios.save(scenario("T1", "cmd-1", "tune llama on 8k emails"));
    assertThat(saved)
        .isEqualTo(
            new SavedScenario(
                "T1",
                1,
                "tune llama on 8k emails",
                SCENARIO,
                Intent.ADVICE,
                null,
                "U1",
                "C1",
                "",
                NOON));
    assertThat(scenarios.find("T1", 1)).contains(saved);
    assertThat(saved.id()).isEqualTo("FT-1");
  }

  @EachDatabase
  void numbersCountWithinTheirWorkspaceAndAreNeverUsedTwice(Database database) {
    Scenarios scenarios = new Scenarios(database);
    assertThat(scenarios.save(scenario("T1", "a", "x")).number()).isEqualTo(1);
    assertThat(scenarios.save(scenario("T1", "b", "x")).number()).isEqualTo(2);
    assertThat(scenarios.save(scenario("T2", "c", "x")).number()).isEqualTo(1);
    assertThat(scenarios.delete("T1", 2)).isTrue();
    assertThat(scenarios.save(scenario("T1", "d", "x")).number()).isEqualTo(3);
  }

  @EachDatabase
  void savedTwiceFromTheSameOriginItIsOneScenario(Database database) {
    Scenarios scenarios = new Scenarios(database);
    SavedScenario first = scenarios.save(scenario("T1", "cmd-1", "x"));
    assertThat(scenarios.save(scenario("T1", "cmd-1", "something else"))).isEqualTo(first);
    assertThat(scenarios.save(scenario("T1", "cmd-2", "y")).number()).isEqualTo(2);
  }

  @EachDatabase
  void manySaversAtOnceGetDifferentNumbersWithoutGaps(Database database)
      throws InterruptedException, ExecutionException {
    Scenarios scenarios = new Scenarios(database);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Integer>> numbers =
          IntStream.range(0, 200)
              .mapToObj(i ->
                  threads.submit(() -> scenarios.save(scenario("T1", "cmd-" + i, "x")).number()))
              .toList();
      for (Future<Integer> number : numbers) {
        number.get();
      }
      assertThat(numbers)
          .extracting(Future::get)
          .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 200).boxed().toList());
    }
  }

  @EachDatabase
  void aSearchFindsTheScenariosInWhichEveryWordOccursNewestFirst(Database database) {
    Scenarios scenarios = new Scenarios(database);
    scenarios.save(scenario("T1", "a", "Fine-tune Llama on 8k EMAILS"));
    scenarios.save(scenario("T1", "b", "qlora for 100%_sure tickets"));
    scenarios.save(scenario("T1", "c", "emails again"));
    scenarios.save(scenario("T2", "d", "emails of others"));
    assertThat(numbers(scenarios.search("T1", "emails", 10))).containsExactly(3, 1);
    assertThat(numbers(scenarios.search("T1", "llama emails", 10))).containsExactly(1);
    assertThat(numbers(scenarios.search("T1", "ft-2", 10))).containsExactly(2);
    assertThat(numbers(scenarios.search("T1", "%_", 10))).containsExactly(2);
    assertThat(numbers(scenarios.search("T1", "a_ain", 10))).isEmpty();
    assertThat(numbers(scenarios.latest("T1", 2))).containsExactly(3, 2);
  }

  @EachDatabase
  void aTitleCanBeGivenLaterAndIsFound(Database database) {
    Scenarios scenarios = new Scenarios(database);
    scenarios.save(scenario("T1", "a", "x"));
    assertThat(scenarios.setTitle("T1", 1, "Support Triage · LoRA")).isTrue();
    assertThat(scenarios.find("T1", 1).orElseThrow().title()).isEqualTo("Support Triage · LoRA");
    assertThat(numbers(scenarios.search("T1", "triage", 10))).containsExactly(1);
    assertThat(scenarios.setTitle("T1", 9, "nothing")).isFalse();
  }

  @EachDatabase
  void aUsersLatestAreTheirOwn(Database database) {
    Scenarios scenarios = new Scenarios(database);
    scenarios.save(scenario("T1", "a", "x"));
    scenarios.save(by("U2", "b"));
    scenarios.save(scenario("T1", "c", "x"));
    assertThat(numbers(scenarios.latest("T1", "U1", 5))).containsExactly(3, 1);
    assertThat(numbers(scenarios.latest("T1", "U2", 5))).containsExactly(2);
    assertThat(numbers(scenarios.latest("T1", "U1", 1))).containsExactly(3);
  }

  @EachDatabase
  void aChangedScenarioKnowsTheLineItComesFrom(Database database) {
    Scenarios scenarios = new Scenarios(database);
    scenarios.save(scenario("T1", "a", "x"));
    scenarios.save(childOf(1, "b"));
    scenarios.save(scenario("T1", "c", "unrelated"));
    scenarios.save(childOf(2, "d"));
    assertThat(numbers(scenarios.ancestry("T1", 4))).containsExactly(4, 2, 1);
    assertThat(numbers(scenarios.changedFrom("T1", 2))).containsExactly(4);
    scenarios.delete("T1", 2);
    assertThat(numbers(scenarios.ancestry("T1", 4))).containsExactly(4);
  }

  private static List<Integer> numbers(List<SavedScenario> scenarios) {
    return scenarios.stream().map(SavedScenario::number).toList();
  }

  private static NewScenario scenario(String workspace, String origin, String words) {
    return new NewScenario(
        workspace, origin, words, SCENARIO, Intent.ADVICE, null, "U1", "C1", "", NOON);
  }

  private static NewScenario by(String user, String origin) {
    return new NewScenario("T1", origin, "x", SCENARIO, Intent.ADVICE, null, user, "C1", "", NOON);
  }

  private static NewScenario childOf(int parent, String origin) {
    return new NewScenario(
        "T1", origin, "x", SCENARIO, Intent.UPDATE, parent, "U1", "C1", "", NOON);
  }
}
