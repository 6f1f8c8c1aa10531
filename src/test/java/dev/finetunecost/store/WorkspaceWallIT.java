package dev.finetunecost.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tries to reach from one workspace into another through every public method of the store that
 * takes a workspace: whoever adds one is tested here without doing anything.
 */
final class WorkspaceWallIT {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @EachDatabase
  void nothingOfAWorkspaceIsSeenOrChangedFromAnother(Database database)
      throws ReflectiveOperationException {
    FilledWorkspace.fill(database, "T1");
    Map<String, List<Map<String, Object>>> before = FilledWorkspace.rows(database, "T1");
    List<String> tried = new ArrayList<>();
    for (Object room : rooms(database)) {
      for (Method method : room.getClass().getDeclaredMethods()) {
        if (Modifier.isPublic(method.getModifiers()) && takesAWorkspace(method)) {
          @Nullable Object answer = call(room, method, "T2");
          assertThat(isNothing(answer)).as("%s answers %s", method, answer).isTrue();
          tried.add(method.getName());
        }
      }
    }
    assertThat(tried).contains("find", "search", "latest", "delete", "forget", "decide", "claim");
    assertThat(FilledWorkspace.rows(database, "T1")).isEqualTo(before);
  }

  @EachDatabase
  void theSameCallsFromWithinDoAnswer(Database database) {
    // Otherwise the test above would also pass on methods that never answer
    FilledWorkspace.fill(database, "T1");
    assertThat(new Scenarios(database).find("T1", 1)).isPresent();
    assertThat(new Scenarios(database).search("T1", "words", 10)).isNotEmpty();
    assertThat(new Drafts(database).find("T1", "id")).isPresent();
    assertThat(new SharedReports(database).inThread("T1", "C1", "1.1")).isPresent();
    assertThat(new Inbox(database).unfinished("T1", 10)).isNotEmpty();
    assertThat(new WorkspaceSettings(database).find("T1")).isPresent();
    assertThat(new ActualRuns(database).of("T1", 1)).isNotEmpty();
    assertThat(new Approvals(database).find("T1", "id")).isPresent();
    assertThat(new Approvals(database).trail("T1", "id")).isNotEmpty();
    assertThat(new Watches(database).of("T1")).isNotEmpty();
  }

  @EachDatabase
  void everyTableOfWorkspacesIsKnownToTheRoomThatForgetsThem(Database database) {
    List<String> tables =
        database
            .jdbi()
            .withHandle(handle ->
                handle
                    .queryMetadata(metaData -> metaData.getColumns(null, null, "%", "workspace"))
                    .map((row, _) -> row.getString("TABLE_NAME"))
                    .list());
    assertThat(Workspaces.TABLES).containsExactlyInAnyOrderElementsOf(tables);
  }

  @EachDatabase
  void aForgottenWorkspaceLeavesNothingBehindAndTheOthersStay(Database database) {
    FilledWorkspace.fill(database, "T1");
    FilledWorkspace.fill(database, "T2");
    Map<String, List<Map<String, Object>>> others = FilledWorkspace.rows(database, "T2");
    assertThat(new Workspaces(database).forget("T1")).isPositive();
    assertThat(FilledWorkspace.rows(database, "T1").values()).allMatch(List::isEmpty);
    assertThat(FilledWorkspace.rows(database, "T2")).isEqualTo(others);
  }

  private static List<Object> rooms(Database database) {
    return List.of(
        new Scenarios(database),
        new Drafts(database),
        new SharedReports(database),
        new Inbox(database),
        new Installations(database, FilledWorkspace.KEYS),
        new Workspaces(database),
        new Estimates(database),
        new WorkspaceSettings(database),
        new ActualRuns(database),
        new Approvals(database),
        new Watches(database));
  }

  private static boolean takesAWorkspace(Method method) {
    return Stream.of(method.getParameters())
        .anyMatch(parameter ->
            parameter.getType() == String.class && parameter.getName().equals("workspace"));
  }

  private static @Nullable Object call(Object room, Method method, String workspace)
      throws ReflectiveOperationException {
    Object[] arguments =
        Stream.of(method.getParameters())
            .map(parameter -> argument(parameter, workspace))
            .toArray();
    try {
      return method.invoke(room, arguments);
    } catch (InvocationTargetException e) {
      throw new AssertionError(method + " fails", e.getCause());
    }
  }

  /** What names a thing of workspace T1, except for the workspace. */
  private static Object argument(Parameter parameter, String workspace) {
    return switch (parameter.getName()) {
      case "workspace" -> workspace;
      case "user", "owner" -> "U1";
      case "channel" -> "C1";
      case "threadTs", "ts" -> "1.1";
      case "words" -> "words";
      case "number", "parent", "seen" -> 1;
      case "limit" -> 10;
      case "changes" -> List.of();
      case "outcome" -> Inbox.Outcome.DELIVERED;
      case "decision" -> new Approval.Event(Approval.State.APPROVED, "U2", NOON, "");
      default ->
          parameter.getType() == Instant.class ? NOON.plus(Duration.ofDays(1)) : (Object) "id";
    };
  }

  private static boolean isNothing(@Nullable Object answer) {
    return switch (answer) {
      case null -> true;
      case Optional<?> optional -> optional.isEmpty();
      case Collection<?> collection -> collection.isEmpty();
      case Boolean flag -> !flag;
      case Integer count -> count == 0;
      default -> false;
    };
  }
}
