package dev.finetunecost;

import dev.finetunecost.cli.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The program as a shell sees it, run in this process: no network, always the same day. */
record CommandLine(int exitCode, String out, String err) {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T14:10:00Z"), ZoneOffset.UTC);

  static CommandLine run(String... args) {
    return runOn("", args);
  }

  /** The same with this text on stdin. */
  static CommandLine runOn(String in, String... args) {
    return runIn(Map.of("FINETUNE_COST_PRICES", "snapshot"), in, args);
  }

  /** The same with these environment variables. */
  static CommandLine runIn(Map<String, String> environment, String in, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        Terminal.on(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), out, err, false);
    int exitCode = Main.run(environment, CLOCK, terminal, args);
    return new CommandLine(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** What stands on stdout, as JSON. */
  JsonNode json() {
    return JsonMapper.shared().readTree(out);
  }

  /** The line of stdout with this number, counted from 0, as JSON. */
  JsonNode json(int line) {
    return JsonMapper.shared().readTree(out.split("\n", -1)[line]);
  }
}
