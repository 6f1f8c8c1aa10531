package dev.finetunecost.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.finetunecost.jobs.TryAgainLater;
import dev.finetunecost.jobs.Worker;
import dev.finetunecost.slack.command.CommandReader;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.view.Notices;
import dev.finetunecost.store.Database;
import dev.finetunecost.store.Delivery;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what was stored: the one place where whatever goes wrong becomes words. */
final class Answering implements Worker {
  private static final Logger log = LoggerFactory.getLogger(Answering.class);

  /** Slack's response URLs end after half an hour, and with them the attempts. */
  private static final Duration ATTEMPTS = Duration.ofHours(1);

  private static final int MOST_UNDELIVERED = 10_000;

  private final Cache<String, Reply> undelivered =
      Caffeine.newBuilder().expireAfterWrite(ATTEMPTS).maximumSize(MOST_UNDELIVERED).build();
  private final Commands commands;
  private final Conversation conversation;
  private final DatasetDrops datasets;
  private final FilledForms forms;
  private final WorkflowStep step;
  private final Messenger messenger;
  private final Sharing sharing;
  private final Watching watching;
  private final Approving approving;

  Answering(
      Commands commands,
      Conversation conversation,
      DatasetDrops datasets,
      FilledForms forms,
      WorkflowStep step,
      Messenger messenger,
      Sharing sharing,
      Watching watching,
      Approving approving) {
    this.commands = commands;
    this.conversation = conversation;
    this.datasets = datasets;
    this.forms = forms;
    this.step = step;
    this.messenger = messenger;
    this.sharing = sharing;
    this.watching = watching;
    this.approving = approving;
  }

  @Override
  public void work(Delivery delivery) throws TryAgainLater {
    Asked asked = Asked.of(delivery);
    try {
      if (tell(delivery.id(), asked)) {
        return;
      }
      Reply reply = onlyOnce(delivery, asked);
      Optional<WebApi.Posted> posted = messenger.reply(asked.place(), reply.message());
      if (posted.isPresent() && reply.number() != null) {
        remember(asked.place(), posted.get(), reply.number());
      }
      undelivered.invalidate(key(delivery));
    } catch (SlackUnavailable e) {
      log.info("Slack is not there, will try again: {}", e.getMessage());
      throw new TryAgainLater(e.retryAfter());
    }
  }

  /** What was done is not done again because Slack did not take the answer at once. */
  private Reply onlyOnce(Delivery delivery, Asked asked) throws TryAgainLater {
    @Nullable Reply before = undelivered.getIfPresent(key(delivery));
    if (before != null) {
      return before;
    }
    Reply reply = answer(delivery.id(), asked);
    undelivered.put(key(delivery), reply);
    return reply;
  }

  private static String key(Delivery delivery) {
    return delivery.workspace() + " " + delivery.id();
  }

  @Override
  public void giveUp(Delivery delivery) throws TryAgainLater {
    Asked asked = Asked.of(delivery);
    try {
      if (asked instanceof Asked.Stepped stepped) {
        step.fail(stepped, "Slack could not be reached in time. Run the workflow again.");
        return;
      }
      messenger.reply(
          Place.direct(asked.place().workspace(), asked.place().user()),
          Notices.tooLate(asked.again()));
    } catch (SlackUnavailable e) {
      throw new TryAgainLater(e.retryAfter());
    }
  }

  private void step(String origin, Asked.Stepped asked) throws TryAgainLater {
    try {
      step.run(origin, asked);
    } catch (SlackUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      if (Database.isAway(e)) {
        throw new TryAgainLater(Duration.ofSeconds(1));
      }
      String reference = Reference.of(origin);
      log.error("Reference {}: no end of the step of delivery {}", reference, origin, e);
      step.fail(asked, "Something went wrong on our side (reference %s).".formatted(reference));
    }
  }

  /** What stands in Slack already is not answered again because the database is away now. */
  private void remember(Place place, WebApi.Posted posted, int number) {
    try {
      sharing.remember(place, posted, number);
    } catch (RuntimeException e) {
      log.warn("The thread of FT-{} will not know what it is about", number, e);
    }
  }

  /** What nobody asked for just now is told where it belongs, which is not where it came from. */
  private boolean tell(String origin, Asked asked) throws TryAgainLater {
    switch (asked) {
      case Asked.Stepped stepped -> step(origin, stepped);
      case Asked.Repriced news -> watching.tell(news);
      case Asked.Decided decided -> approving.tell(decided);
      case Asked.Typed _, Asked.Said _, Asked.Dropped _, Asked.Filled _ -> {
        return false;
      }
    }
    return true;
  }

  private Reply answer(String origin, Asked asked) throws TryAgainLater {
    try {
      return switch (asked) {
        case Asked.Typed typed ->
            commands.answer(typed.place(), origin, CommandReader.read(typed.words()));
        case Asked.Said said -> conversation.answer(said.place(), origin, said.words());
        case Asked.Dropped dropped ->
            datasets.answer(dropped.place(), origin, dropped.words(), dropped.file());
        case Asked.Filled filled -> forms.answer(filled.place(), origin, filled.draft());
        case Asked.Stepped _, Asked.Repriced _, Asked.Decided _ ->
            throw new IllegalArgumentException("told, and not answered");
      };
    } catch (SlackUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      if (Database.isAway(e)) {
        log.info("The database is not there, will try again: {}", e.toString());
        throw new TryAgainLater(Duration.ofSeconds(1));
      }
      String reference = Reference.of(origin);
      log.error("Reference {}: no answer to delivery {}", reference, origin, e);
      return Reply.of(Notices.unexpected(reference));
    }
  }
}
