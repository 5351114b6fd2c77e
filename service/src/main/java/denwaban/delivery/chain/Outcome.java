package denwaban.delivery.chain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What became of one try, by the word of who was asked to carry it: never more than that.
public sealed interface Outcome {

  /// Taken over by the vendor or the mail server. Whether a person saw it is not known.
  record Accepted() implements Outcome {}

  /// Not now.
  ///
  /// @param trouble one word of ours, never the vendor's text
  /// @param after how long we were asked to wait; null if we were not told
  record Later(String trouble, @Nullable Duration after) implements Outcome {}

  /// Never by this way: the address or the account is bad.
  record Refused(String trouble) implements Outcome {}

  /// It may have arrived: the connection was lost before the answer, or the program ended.
  record Unknown() implements Outcome {}
}
