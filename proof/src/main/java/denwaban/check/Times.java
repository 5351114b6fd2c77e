package denwaban.check;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The times of the entries, one after the other: how far they run back, and how long nothing was
/// written.
final class Times {

  private final Duration back;
  private final @Nullable Duration silence;
  private final long backMillis;
  private final long silenceMillis;
  private long first = Long.MAX_VALUE;
  private long latest = Long.MIN_VALUE;
  private long silences;
  private String firstSilence = "";

  /// @param back how much older an entry may be than one before it
  /// @param silence how long there may be none, or null if that was not asked
  Times(Duration back, @Nullable Duration silence) {
    this.back = back;
    this.silence = silence;
    this.backMillis = back.toMillis();
    this.silenceMillis = silence == null ? Long.MAX_VALUE : silence.toMillis();
  }

  /// @param index of the entry
  /// @param at milliseconds since 1970
  void add(long index, long at) throws Wrong {
    if (latest == Long.MIN_VALUE) {
      first = at;
      latest = at;
      return;
    }
    if (latest - at > backMillis) {
      throw new Wrong(Why.TIME_RUNS_BACK, index + ": " + text(at) + " < " + text(latest));
    }
    if (at - latest > silenceMillis) {
      silent(index + ": " + text(latest) + " – " + text(at));
    }
    latest = Math.max(latest, at);
  }

  /// Another party confirms that all entries until now existed at `then`.
  void wasThere(Instant then, String whom) throws Wrong {
    if (latest != Long.MIN_VALUE && latest - then.toEpochMilli() > backMillis) {
      throw new Wrong(Why.TIME_RUNS_BACK, text(latest) + " > " + then + " " + whom);
    }
  }

  /// @param now for the silence after the last entry
  void finish(Instant now, Report report) throws Wrong {
    if (latest == Long.MIN_VALUE) {
      return;
    }
    report.checked(
        What.TIMES, text(first) + " – " + text(latest) + ", ≤ " + back.toSeconds() + " s");
    if (silence == null) {
      report.missed(Miss.NO_SILENCE_GIVEN, "");
      return;
    }
    if (now.toEpochMilli() - latest > silenceMillis) {
      silent(text(latest) + " – " + now);
    }
    if (silences > 0) {
      throw new Wrong(Why.SILENCE, silences + ", " + firstSilence);
    }
    report.checked(
        What.SILENCE, silence.toString().substring(2).toLowerCase(java.util.Locale.ROOT));
  }

  private void silent(String when) {
    if (silences++ == 0) {
      firstSilence = when;
    }
  }

  private static String text(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
