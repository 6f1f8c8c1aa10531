package dev.finetunecost.slack;

import dev.finetunecost.jobs.TryAgainLater;
import dev.finetunecost.jobs.Worker;
import dev.finetunecost.slack.command.CommandReader;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.view.Message;
import dev.finetunecost.slack.view.Notices;
import dev.finetunecost.store.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what was stored: the one place where whatever goes wrong becomes words. */
final class Answering implements Worker {
  private static final Logger log = LoggerFactory.getLogger(Answering.class);

  private final Commands commands;
  private final Messenger messenger;

  Answering(Commands commands, Messenger messenger) {
    this.commands = commands;
    this.messenger = messenger;
  }

  @Override
  public void work(Delivery delivery) throws TryAgainLater {
    Asked asked = Asked.fromJson(delivery.payloadJson());
    try {
      messenger.reply(asked.place(), answer(delivery.id(), asked));
    } catch (SlackUnavailable e) {
      log.info("Slack is not there, will try again: {}", e.getMessage());
      throw new TryAgainLater(e.retryAfter());
    }
  }

  @Override
  public void giveUp(Delivery delivery) throws TryAgainLater {
    Asked asked = Asked.fromJson(delivery.payloadJson());
    try {
      messenger.reply(
          Place.direct(asked.place().workspace(), asked.place().user()),
          Notices.tooLate(asked.words()));
    } catch (SlackUnavailable e) {
      throw new TryAgainLater(e.retryAfter());
    }
  }

  private Message answer(String origin, Asked asked) {
    try {
      return commands.answer(asked.place(), origin, CommandReader.read(asked.words()));
    } catch (SlackUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      String reference = reference(origin);
      log.error("Reference {}: no answer to delivery {}", reference, origin, e);
      return Notices.unexpected(reference);
    }
  }

  /** A short name for a failure, the same for each attempt. */
  private static String reference(String origin) {
    CRC32 sum = new CRC32();
    sum.update(origin.getBytes(StandardCharsets.UTF_8));
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }
}
