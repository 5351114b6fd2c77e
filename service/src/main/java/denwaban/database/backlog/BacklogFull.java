package denwaban.database.backlog;

/// Nothing more can wait: too much does, or the disk takes nothing. What was to be kept is not
/// kept.
public final class BacklogFull extends RuntimeException {

  BacklogFull(String why, Throwable cause) {
    super(why, cause);
  }

  BacklogFull(String why) {
    super(why);
  }
}
