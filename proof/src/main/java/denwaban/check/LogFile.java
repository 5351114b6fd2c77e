package denwaban.check;

import java.util.regex.Pattern;

/// Whether a path is one that a log copy may have.
final class LogFile {

  private static final Pattern PATH =
      Pattern.compile(
          "checkpoint|keys|checkpoints/(0|[1-9][0-9]{0,17})(\\.tsr)?"
              + "|tile/(entries|[0-9]|[1-5][0-9]|6[0-3])/(x[0-9]{3}/){0,5}[0-9]{3}"
              + "(\\.p/([1-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5]))?");

  private LogFile() {}

  static boolean is(String path) {
    return PATH.matcher(path.replace('\\', '/')).matches();
  }
}
