package dev.finetunecost.slack.command;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what stands after the verbs that a team uses together. */
final class TeamReader {
  private static final Pattern NUMBER =
      Pattern.compile("(?i)^(?:ft[-\\s]?|#)(\\d{1,9})\\b[,:]?\\s*");

  private static final Pattern THRESHOLD =
      Pattern.compile(
          "(?i)(?:for |when |if )?(?:it |its total )?(?:is |falls |rises |goes )?"
              + "(below|under|less than|<|above|over|more than|>)\\s*\\$?\\s*"
              + "(\\d{1,3}(?:,\\d{3})+|\\d{1,9}(?:\\.\\d{1,2})?)\\s*([km])?(?:\\s*(?:usd|dollars))?");

  private static final Pattern PERSON = Pattern.compile("<@([UW][A-Z0-9]+)(?:\\|[^>]*)?>");

  private TeamReader() {}

  static Optional<Command> actual(String rest) {
    Matcher matcher = NUMBER.matcher(rest);
    boolean numbered = matcher.find();
    Optional<Integer> number =
        numbered ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
    String words = numbered ? rest.substring(matcher.end()) : rest;
    if (numbered && words.equalsIgnoreCase("undo")) {
      return Optional.of(new Command.ForgetActual(number.orElseThrow()));
    }
    if (numbered && words.isBlank()) {
      return Optional.of(new Command.Actual(number, Optional.empty()));
    }
    return SaidRun.read(words).map(run -> new Command.Actual(number, Optional.of(run)));
  }

  static Optional<Command> watch(String rest) {
    Matcher matcher = NUMBER.matcher(rest);
    if (!matcher.find()) {
      return CommandReader.number(rest).map(number -> new Command.Watch(number, Optional.empty()));
    }
    int number = Integer.parseInt(matcher.group(1));
    String words = rest.substring(matcher.end()).strip();
    if (words.isEmpty()) {
      return Optional.of(new Command.Watch(number, Optional.empty()));
    }
    Matcher threshold = THRESHOLD.matcher(words);
    return threshold.matches()
        ? Optional.of(new Command.Watch(number, Optional.of(threshold(threshold))))
        : Optional.empty();
  }

  static Optional<Command> approve(String rest) {
    Matcher matcher = NUMBER.matcher(rest);
    if (!matcher.find()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(matcher.group(1));
    String words = rest.substring(matcher.end()).strip();
    if (words.equalsIgnoreCase("withdraw")) {
      return Optional.of(new Command.Withdraw(number));
    }
    Matcher person = PERSON.matcher(words);
    return person.find()
        ? Optional.of(
            new Command.Approve(
                number, Optional.of(person.group(1)), person.replaceFirst("").strip()))
        : Optional.of(
            new Command.Approve(number, Optional.empty(), words.replaceAll("@\\S+", "").strip()));
  }

  private static Command.Threshold threshold(Matcher matcher) {
    String side = matcher.group(1).toLowerCase(Locale.ROOT);
    BigDecimal number = new BigDecimal(matcher.group(2).replace(",", ""));
    String suffix = matcher.group(3) == null ? "" : matcher.group(3).toLowerCase(Locale.ROOT);
    BigDecimal usd =
        switch (suffix) {
          case "k" -> number.movePointRight(3);
          case "m" -> number.movePointRight(6);
          default -> number;
        };
    return new Command.Threshold(
        side.equals("below")
            || side.equals("under")
            || side.equals("less than")
            || side.equals("<"),
        usd);
  }
}
