package dev.finetunecost.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.store.Database;
import dev.finetunecost.store.Delivery;
import dev.finetunecost.store.EachDatabase;
import dev.finetunecost.store.NewScenario;
import dev.finetunecost.store.Scenarios;
import dev.finetunecost.store.Watch;
import dev.finetunecost.store.Watches;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

final class WatchRoundIT {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  @EachDatabase
  void itSpeaksOnlyWhenTheAnswerChanges(Database database) {
    Watches watches = watched(database);
    List<Delivery> said = new ArrayList<>();
    round(database, said, NOON, "stay").run();
    round(database, said, NOON.plusSeconds(1), "tune").run();
    assertThat(said).extracting(Delivery::payloadJson).containsExactly("\"stay\"");
    round(database, said, NOON.plus(DAY), "stay").run();
    round(database, said, NOON.plus(DAY.multipliedBy(2)), "tune").run();
    assertThat(said).extracting(Delivery::payloadJson).containsExactly("\"stay\"", "\"tune\"");
    assertThat(watches.of("T1")).extracting(Watch::lastState).containsExactly("tune");
  }

  @EachDatabase
  void aProcessThatDiedBetweenSayingAndRememberingDoesNotMakeItSaidTwice(Database database) {
    Watches watches = watched(database);
    List<Delivery> said = new ArrayList<>();
    round(database, said, NOON, "stay").run();
    // as if the first process had not come to remember that it looked
    watches.save(new Watch("T1", 1, "C1", "U1", DAY, NOON, ""));
    round(database, said, NOON.plusSeconds(30), "stay").run();
    assertThat(said).hasSize(1);
  }

  @EachDatabase
  void oneThatFailsDoesNotKeepTheOthersWaiting(Database database) {
    watched(database);
    new Scenarios(database).save(scenario("second"));
    new Watches(database).save(new Watch("T1", 2, "C1", "U1", DAY, NOON.plusMillis(1), ""));
    List<Integer> looked = new ArrayList<>();
    WatchRound.Lookout failing =
        watch -> {
          looked.add(watch.number());
          throw new IllegalStateException("no prices");
        };
    Clock clock = Clock.fixed(NOON.plusSeconds(1), ZoneOffset.UTC);
    new WatchRound(
            new Watches(database), failing, deliveries(database, new ArrayList<>(), clock), clock)
        .run();
    assertThat(looked).containsExactly(1, 2);
    assertThat(new Watches(database).due(NOON.plusSeconds(1), 10)).hasSize(2);
  }

  private static WatchRound round(
      Database database, List<Delivery> said, Instant now, String answer) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    WatchRound.Lookout lookout =
        watch ->
            new WatchRound.Look(
                answer, "watch", answer.equals(watch.lastState()) ? null : "\"" + answer + "\"");
    return new WatchRound(new Watches(database), lookout, deliveries(database, said, clock), clock);
  }

  private static Deliveries deliveries(Database database, List<Delivery> said, Clock clock) {
    Worker worker =
        new Worker() {
          @Override
          public void work(Delivery delivery) {
            said.add(delivery);
          }

          @Override
          public void giveUp(Delivery delivery) {
            throw new IllegalStateException("there was time enough");
          }
        };
    return new Deliveries(database, worker, Runnable::run, Patience.OF_SLACK, clock);
  }

  private static Watches watched(Database database) {
    new Scenarios(database).save(scenario("first"));
    Watches watches = new Watches(database);
    watches.save(new Watch("T1", 1, "C1", "U1", DAY, NOON, ""));
    return watches;
  }

  private static NewScenario scenario(String origin) {
    return new NewScenario(
        "T1", origin, "x", Scenario.EMPTY, Intent.COST, null, "U1", "C1", "", NOON);
  }
}
