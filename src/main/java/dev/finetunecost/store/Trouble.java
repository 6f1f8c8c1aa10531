package dev.finetunecost.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What databases say when they cannot be used, in words that say what to change. */
final class Trouble {
  private Trouble() {}

  /** What is wrong, and what to change; without secrets. */
  static String words(DatabaseAddress address, Exception e) {
    return switch (address) {
      case DatabaseAddress.Embedded embedded -> sqliteTrouble(embedded, deepest(e));
      case DatabaseAddress.Postgres postgres -> postgresTrouble(postgres, e);
    };
  }

  private static String sqliteTrouble(DatabaseAddress.Embedded embedded, String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    Path file = embedded.file();
    if (lower.contains("sqlite_notadb")) {
      return "%s is not a database of ours: move it away, or name another folder in FINETUNE_COST_HOME"
          .formatted(file);
    }
    if (lower.contains("sqlite_corrupt")) {
      return "%s is damaged: restore a backup of it".formatted(file);
    }
    if (lower.contains("sqlite_full")) {
      return "The disk of %s is full: make room on it".formatted(file);
    }
    if (lower.contains("sqlite_readonly")
        || lower.contains("sqlite_cantopen")
        || lower.contains("sqlite_ioerr")) {
      return "%s cannot be written: let this user write to its folder, or name another in FINETUNE_COST_HOME"
          .formatted(file);
    }
    if (lower.contains("sqlite_busy")) {
      return "%s is held by another program for more than %d s: stop that program"
          .formatted(file, Connections.PATIENCE.toSeconds());
    }
    return "%s cannot be used: %s".formatted(file, message);
  }

  private static String postgresTrouble(DatabaseAddress.Postgres postgres, Exception e) {
    @Nullable String state = sqlState(e);
    String code = state == null ? "" : state;
    if (code.startsWith("28")) {
      return "PostgreSQL at %s refuses the user or the password: correct them in DATABASE_URL"
          .formatted(postgres);
    }
    if (code.equals("3D000")) {
      return "PostgreSQL at %s has no such database: create it, or correct DATABASE_URL"
          .formatted(postgres);
    }
    if (code.equals("53100")) {
      return "The disk of PostgreSQL at %s is full: make room on it".formatted(postgres);
    }
    if (code.equals("42501") || code.equals("25006")) {
      return "PostgreSQL at %s lets us read, but not write: grant this user the schema"
          .formatted(postgres);
    }
    if (code.startsWith("08") || code.startsWith("57")) {
      return "PostgreSQL at %s cannot be reached: start it, or correct DATABASE_URL"
          .formatted(postgres);
    }
    return "PostgreSQL at %s cannot be used: %s".formatted(postgres, deepest(e));
  }

  /** Whether the same might work in a moment, when the database is back or another is done. */
  static boolean isPassing(Throwable thrown) {
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTransientException) {
        return true;
      }
      if (cause instanceof SQLException sql) {
        String state = String.valueOf(sql.getSQLState());
        String message = String.valueOf(sql.getMessage());
        // Connection lost, server shutting down or starting; SQLite says it in words alone
        if (state.startsWith("08")
            || state.startsWith("57P")
            || message.contains("SQLITE_BUSY")
            || message.contains("SQLITE_FULL")
            || message.contains("SQLITE_IOERR")) {
          return true;
        }
      }
    }
    return false;
  }

  private static @Nullable String sqlState(Throwable thrown) {
    @Nullable String state = null;
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        state = sql.getSQLState();
      }
    }
    return state;
  }

  private static String deepest(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    @Nullable String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
