package dev.finetunecost.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class RetentionIT {
  private static final Instant NOON = FilledWorkspace.NOON;

  @EachDatabase
  void whatIsOldGoesAndWhatIsNewStays(Database database) {
    Drafts drafts = new Drafts(database);
    drafts.save(new Draft("old", "T1", "U1", "{}", NOON.minus(Duration.ofDays(31))));
    drafts.save(new Draft("new", "T1", "U1", "{}", NOON.minus(Duration.ofDays(29))));
    Inbox inbox = new Inbox(database);
    for (String id : new String[] {"done long ago", "done just now", "not done"}) {
      inbox.accept(
          new Delivery(id, "T1", "command", "{}", NOON.minus(Duration.ofDays(9))), "me", NOON);
    }
    inbox.finish("T1", "done long ago", Inbox.Outcome.DELIVERED, NOON.minus(Duration.ofDays(8)));
    inbox.finish("T1", "done just now", Inbox.Outcome.DELIVERED, NOON.minus(Duration.ofDays(6)));

    assertThat(new Retention(database, Retention.Policy.USUAL).purge(NOON)).isEqualTo(2);

    assertThat(drafts.find("T1", "old")).isEmpty();
    assertThat(drafts.find("T1", "new")).isPresent();
    assertThat(inbox.unfinished("T1", 10)).hasSize(1);
    assertThat(inbox.accept(delivery("done just now"), "me", NOON)).isFalse();
    assertThat(inbox.accept(delivery("done long ago"), "me", NOON)).isTrue();
  }

  @EachDatabase
  void scenariosGoWithAllThatHangsOnThemWhereThatIsAskedFor(Database database) {
    FilledWorkspace.fill(database, "T1");
    Retention.Policy usual = Retention.Policy.USUAL;
    Instant later = NOON.plus(Duration.ofDays(91));
    new Retention(database, usual).purge(later);
    assertThat(new Scenarios(database).find("T1", 1)).isPresent();
    new Retention(
            database,
            new Retention.Policy(
                usual.deliveries(),
                usual.drafts(),
                usual.prices(),
                usual.departed(),
                Optional.of(Duration.ofDays(90))))
        .purge(later);
    assertThat(new Scenarios(database).find("T1", 1)).isEmpty();
    assertThat(new Watches(database).of("T1")).isEmpty();
    assertThat(new Approvals(database).find("T1", "id")).isEmpty();
  }

  @EachDatabase
  void whoLeftIsErasedAMonthLaterUnlessTheyCameBack(Database database) {
    FilledWorkspace.fill(database, "T1");
    FilledWorkspace.fill(database, "T2");
    Map<String, List<Map<String, Object>>> others = FilledWorkspace.rows(database, "T2");
    Workspaces workspaces = new Workspaces(database);
    Retention retention = new Retention(database, Retention.Policy.USUAL);
    assertThat(workspaces.leave("T1", NOON.plusSeconds(1), NOON)).isTrue();
    assertThat(new Installations(database, FilledWorkspace.KEYS).of("T1")).isEmpty();
    assertThat(new Watches(database).of("T1")).isEmpty();

    retention.purge(NOON.plus(Duration.ofDays(29)));
    assertThat(new Scenarios(database).find("T1", 1)).isPresent();

    new Installations(database, FilledWorkspace.KEYS).save(FilledWorkspace.installation("T1"));
    retention.purge(NOON.plus(Duration.ofDays(31)));
    assertThat(new Scenarios(database).find("T1", 1)).isPresent();

    workspaces.leave("T1", NOON.plusSeconds(1), NOON);
    retention.purge(NOON.plus(Duration.ofDays(31)));
    assertThat(FilledWorkspace.rows(database, "T1").values()).allMatch(List::isEmpty);
    assertThat(FilledWorkspace.rows(database, "T2").get("scenario"))
        .isEqualTo(others.get("scenario"));
  }

  @EachDatabase
  void toldLateOfAnEndedInstallationTheNewOneStays(Database database) {
    FilledWorkspace.fill(database, "T1");
    assertThat(new Workspaces(database).leave("T1", NOON.minusSeconds(60), NOON)).isFalse();
    assertThat(new Installations(database, FilledWorkspace.KEYS).of("T1")).isPresent();
  }

  @EachDatabase
  void oldPricesStayWhileAnEstimateRestsOnThemOrNothingNewerIsKnown(Database database) {
    database
        .jdbi()
        .useHandle(handle -> {
          for (long day = 0; day < 4; day++) {
            handle.execute(
                """
                insert into price_sheet (feed, as_of, checked_at, content)
                values ('litellm', ?, ?, ?)
                """,
                Duration.ofDays(day).toMillis(),
                Duration.ofDays(day).toMillis() + 1_000,
                new byte[0]);
          }
        });
    FilledWorkspace.fill(database, "T1");
    database
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "update estimate set prices_as_of = ?",
                "{\"litellm\":" + (Duration.ofDays(1).toMillis() + 500) + "}"));
    new Retention(database, Retention.Policy.USUAL).purge(NOON);
    List<Long> left =
        database
            .jdbi()
            .withHandle(handle ->
                handle
                    .createQuery("select as_of from price_sheet order by as_of")
                    .mapTo(Long.class)
                    .list());
    assertThat(left).containsExactly(Duration.ofDays(1).toMillis(), Duration.ofDays(3).toMillis());
  }

  private static Delivery delivery(String id) {
    return new Delivery(id, "T1", "command", "{}", NOON);
  }
}
