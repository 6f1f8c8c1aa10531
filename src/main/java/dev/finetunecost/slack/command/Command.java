package dev.finetunecost.slack.command;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What somebody typed after {@code /finetune-cost}, or said to the bot. */
public sealed interface Command {

  /** A sentence for trying out, and for every place that shows what can be typed. */
  String EXAMPLE =
      "fine-tune llama 3.1 8b with lora on 8k support emails, 50k requests a day, now on gpt-4.1-mini, 18 months";

  /** Nothing at all. */
  record Start() implements Command {}

  /** Help, on one topic or on all. */
  record Help(Optional<Topic> topic) implements Command {}

  /** A sentence about a fine-tune. */
  record Estimate(String words) implements Command {}

  /** The guided form, filled with what these words say; they may be empty. */
  record Wizard(String words) implements Command {}

  /** A saved scenario: at today's prices, or {@code asItWas} when it was estimated last. */
  record Open(int number, boolean asItWas) implements Command {}

  /** The saved scenarios in which these words occur; they may be empty. */
  record ListScenarios(String words) implements Command {}

  /** Deletion of a saved scenario; {@code confirmed} where it was asked and answered. */
  record Delete(int number, boolean confirmed) implements Command {}

  /** A change of a saved scenario, or of the asker's latest one. */
  record WhatIf(Optional<Integer> number, String words) implements Command {}

  /** The reasons for a verdict: of a saved scenario, or of the one that is being talked about. */
  record Why(Optional<Integer> number) implements Command {}

  /** A change taken back: of a saved scenario, or of the one that is being talked about. */
  record Undo(Optional<Integer> number) implements Command {}

  /** Two or three scenarios side by side, the first being what the others are compared with. */
  record Compare(List<Integer> numbers) implements Command {
    public Compare {
      numbers = List.copyOf(numbers);
    }
  }

  /** A report for everyone in the channel. */
  record Share(int number) implements Command {}

  /** The estimate as a file. */
  record Export(int number, Format format) implements Command {}

  /** The kind of file. */
  enum Format {
    /** All lines. */
    CSV,
    /** Everything. */
    JSON,
    /** One page for those who sign budgets. */
    PDF
  }

  /** The prices that these words name; they may be empty. */
  record Prices(String words) implements Command {}

  /** What a team does together. */
  sealed interface OfTeam extends Command {}

  /** The workspace's own numbers; what to change in words, which may be empty. */
  record Settings(String words) implements OfTeam {}

  /**
   * A run that really happened, of a saved scenario or of the one that is talked about; empty where
   * it is still to be asked for.
   */
  record Actual(Optional<Integer> number, Optional<SaidRun> run) implements OfTeam {}

  /** The last run that was told of was none. */
  record ForgetActual(int number) implements OfTeam {}

  /** To be told when the answer to a scenario changes, or its total passes a threshold. */
  record Watch(int number, Optional<Threshold> threshold) implements OfTeam {}

  /**
   * A sum that is worth a word when a total passes it.
   *
   * @param below whether the total is to fall below it, or to rise above it
   */
  record Threshold(boolean below, BigDecimal usd) {}

  /** Not to be told any more. */
  record Unwatch(int number) implements OfTeam {}

  /**
   * A request to be allowed to spend what a scenario costs.
   *
   * @param approver the id of whom to ask; empty where it is still to be asked for
   */
  record Approve(int number, Optional<String> approver, String note) implements OfTeam {}

  /** A request is taken back by whoever asked. */
  record Withdraw(int number) implements OfTeam {}

  /** A verb without what it needs. */
  record Incomplete(Verb verb) implements Command {}
}
