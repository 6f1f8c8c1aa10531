package dev.finetunecost.slack;

import dev.finetunecost.dataset.DatasetFacts;
import dev.finetunecost.dataset.FileFormat;
import dev.finetunecost.dataset.Inspection;
import dev.finetunecost.dataset.Inspector;
import dev.finetunecost.dataset.Tokenizer;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.language.Understanding;
import dev.finetunecost.report.DatasetReport;
import dev.finetunecost.slack.form.DroppedFile;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.view.DatasetMessage;
import dev.finetunecost.slack.view.Notices;
import dev.finetunecost.store.SavedScenario;
import dev.finetunecost.store.Scenarios;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Files of examples that were attached: counted while they are read, then reckoned with. Nothing of
 * them is kept but numbers.
 */
final class DatasetDrops implements AutoCloseable {
  /** Bytes; what can be counted while somebody waits. */
  static final long LARGEST = 100_000_000;

  /** One file after the other: counting takes a core for seconds, and acknowledgements need one. */
  private final ExecutorService counting =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("dataset-", 1).factory());

  private final Reports reports;
  private final Scenarios scenarios;
  private final Sharing sharing;
  private final Messenger messenger;
  private final SlackFiles files;

  DatasetDrops(
      Reports reports,
      Scenarios scenarios,
      Sharing sharing,
      Messenger messenger,
      SlackFiles files) {
    this.reports = reports;
    this.scenarios = scenarios;
    this.sharing = sharing;
    this.messenger = messenger;
    this.files = files;
  }

  /** Says what the file holds, and then what the words and the file together come to. */
  Reply answer(Place place, String origin, String words, DroppedFile file) {
    Optional<FileFormat> format = FileFormat.of(file.name());
    if (format.isEmpty()) {
      return Reply.of(Notices.notADataset(file.name()));
    }
    if (file.size() > LARGEST) {
      return Reply.of(Notices.datasetTooLarge(file.name(), file.size(), LARGEST));
    }
    Optional<SavedScenario> before =
        sharing.around(place).flatMap(on -> scenarios.find(place.workspace(), on.number()));
    Understanding said = reports.read(words);
    Scenario plan =
        before.map(parent -> parent.asSaid().overlaidWith(said.scenario())).orElse(said.scenario());
    String model = plan.text(Field.MODEL).orElse("");
    Inspection found;
    try {
      found = inspect(place.workspace(), file, format.get(), Tokenizer.of(model));
    } catch (SlackRefusal e) {
      return Reply.of(
          e.isNotAllowed() ? Notices.mayNotRead(file.name()) : Notices.fileGone(file.name()));
    }
    DatasetMessage findings = new DatasetMessage(DatasetReport.of(found, model));
    if (found.examples() == 0) {
      return Reply.of(findings.message());
    }
    messenger.reply(place, findings.message());
    Scenario known = DatasetFacts.in(plan, found);
    return before
        .map(parent -> reports.change(place, origin, parent, said, known))
        .orElseGet(() -> reports.estimate(place, origin, said, known));
  }

  private Inspection inspect(
      String workspace, DroppedFile file, FileFormat format, Tokenizer tokenizer) {
    Future<Inspection> counted =
        counting.submit(() ->
            files.read(
                workspace,
                file.address(),
                bytes -> new Inspector(tokenizer).inspect(file.name(), format, bytes)));
    try {
      return counted.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("not counted", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while counting", e);
    }
  }

  @Override
  public void close() {
    counting.shutdownNow();
  }
}
