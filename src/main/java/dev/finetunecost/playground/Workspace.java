package dev.finetunecost.playground;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/** The people, places and messages of the one workspace; every change gives it a new version. */
public final class Workspace {
  static final String TEAM_ID = "T0PLAYGROUND";
  static final String TEAM_NAME = "Playground";
  static final String APP_ID = "A0FINETUNE";
  static final String BOT_ID = "B0FINETUNE";

  /** The person who sits at the page, an admin. */
  public static final Person ADA = new Person("U0ADA", "ada", "Ada Park", true, false);

  public static final Person GRACE = new Person("U0GRACE", "grace", "Grace Moreau", false, false);
  public static final Person LIN = new Person("U0LIN", "lin", "Lin Okafor", false, false);

  /** The bot's own user. */
  public static final Person BOT =
      new Person("U0BOT", "finetune-cost", "finetune-cost", false, true);

  /** Says what Slack itself says: that a command failed, for one. */
  static final Person SLACKBOT = new Person("USLACKBOT", "slackbot", "Slackbot", false, true);

  private static final List<Person> PEOPLE = List.of(ADA, GRACE, LIN, BOT, SLACKBOT);

  private final Clock clock;
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Map<String, Message> messages = new LinkedHashMap<>();
  private long lastTick;
  private int lastNumber;
  private long version;
  private boolean closed;

  Workspace(Clock clock) {
    this.clock = clock;
    Set<String> team = Set.of(ADA.id(), GRACE.id(), LIN.id());
    add(new Place("C0MLPLATFORM", "ml-platform", false, false, team).with(BOT.id()));
    add(new Place("C0GENERAL", "general", false, false, team));
    for (String person : List.of(ADA.id(), GRACE.id(), LIN.id())) {
      add(new Place(directId(person), person, true, false, Set.of(person, BOT.id())));
    }
  }

  /** Where the bot is a member. */
  public static final String ML_PLATFORM = "C0MLPLATFORM";

  /** Where the bot is not a member. */
  public static final String GENERAL = "C0GENERAL";

  /** The direct message between this person and the bot. */
  public static String directId(String userId) {
    return "D" + userId.substring(1);
  }

  private void add(Place place) {
    places.put(place.id(), place);
  }

  Instant now() {
    return clock.instant();
  }

  List<Person> people() {
    return PEOPLE;
  }

  Optional<Person> person(String id) {
    return PEOPLE.stream().filter(person -> person.id().equals(id)).findFirst();
  }

  /** The person with this id, which is one that we gave out ourselves. */
  Person known(String id) {
    return person(id).orElseThrow();
  }

  synchronized List<Place> places() {
    return List.copyOf(places.values());
  }

  /** The place with this id or name; for a user's id, the direct message with that user. */
  synchronized Optional<Place> place(String idOrName) {
    String name = idOrName.startsWith("#") ? idOrName.substring(1) : idOrName;
    return places.values().stream()
        .filter(place -> place.id().equals(idOrName) || place.name().equals(name))
        .findFirst();
  }

  synchronized void change(Place place) {
    add(place);
    changed();
  }

  /** A time stamp that no message has had. */
  synchronized String nextTs() {
    Instant now = clock.instant();
    long tick = TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + now.getNano() / 1000;
    lastTick = Math.max(lastTick + 1, tick);
    return "%d.%06d".formatted(lastTick / 1_000_000, lastTick % 1_000_000);
  }

  /** A number that nothing else has had, for ids. */
  synchronized int nextNumber() {
    return ++lastNumber;
  }

  synchronized Message post(
      String place,
      String author,
      String text,
      ArrayNode blocks,
      @Nullable String threadTs,
      @Nullable String onlyFor,
      List<StoredFile> files) {
    Message message =
        new Message(
            nextTs(), place, author, text, blocks, threadTs, onlyFor, false, files, List.of());
    messages.put(message.ts(), message);
    changed();
    return message;
  }

  /** Everything that was ever posted and not deleted, oldest first; ephemeral messages too. */
  public synchronized List<Message> messages() {
    return List.copyOf(messages.values());
  }

  synchronized Optional<Message> message(String place, String ts) {
    return Optional.ofNullable(messages.get(ts)).filter(message -> message.place().equals(place));
  }

  synchronized void edit(String ts, UnaryOperator<Message> change) {
    if (messages.computeIfPresent(ts, (key, message) -> change.apply(message)) != null) {
      changed();
    }
  }

  synchronized void delete(String ts) {
    messages.remove(ts);
    changed();
  }

  /** The messages of a place that this person sees, oldest first. */
  synchronized Stream<Message> seenBy(String userId, String place) {
    return new ArrayList<>(messages.values())
        .stream().filter(message -> message.place().equals(place) && message.seenBy(userId));
  }

  synchronized long version() {
    return version;
  }

  /** Something that the page shows has changed, here or in what belongs to the workspace. */
  synchronized void changed() {
    version++;
    notifyAll();
  }

  /** Waits until there is something newer than this version, at most so long. */
  synchronized void awaitNewerThan(long seen, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (version <= seen && !closed) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }

  /** Lets everyone go who waits. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
