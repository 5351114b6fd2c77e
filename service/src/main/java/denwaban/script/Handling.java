package denwaban.script;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// What happens to callers whom no operator takes.
///
/// @param closed outside the client's hours
/// @param voicemailSeconds how long a caller may speak after the tone
/// @param choiceSeconds after how long a waiting caller is offered a choice by key; null for never
/// @param voicemail whether a waiting caller may leave a voicemail
/// @param callback whether a waiting caller may ask to be called back
/// @param refuseAnonymous whether callers who withhold their number hear that, and no more
public record Handling(
    Closed closed,
    int voicemailSeconds,
    @Nullable Integer choiceSeconds,
    boolean voicemail,
    boolean callback,
    boolean refuseAnonymous) {

  /// The shortest and the longest voicemail, in seconds.
  public static final int VOICEMAIL_LEAST = 30;

  public static final int VOICEMAIL_MOST = 300;

  /// The shortest and the longest wait before a choice, in seconds.
  public static final int CHOICE_LEAST = 20;

  public static final int CHOICE_MOST = 900;

  /// Of clients that asked for nothing: operators answer at all hours, and callers wait.
  public static final Handling USUAL = new Handling(Closed.ANSWER, 180, null, false, false, false);

  /// What a caller meets outside the client's hours.
  public enum Closed {
    /// Operators answer as always; the desk says that the client is closed.
    ANSWER,
    /// An announcement, and the end of the call.
    ANNOUNCE,
    /// An announcement, and a voicemail after the tone.
    VOICEMAIL
  }

  /// Where no message may be taken: no voicemail, and no wish to be called back.
  public Handling withoutMessages() {
    var then = closed == Closed.VOICEMAIL ? Closed.ANNOUNCE : closed;
    return new Handling(then, voicemailSeconds, choiceSeconds, false, false, refuseAnonymous);
  }

  /// @throws IllegalArgumentException if a time is out of range
  /// @throws NullPointerException if it does not say what is done outside the hours
  public Handling {
    requireNonNull(closed);
    if (voicemailSeconds < VOICEMAIL_LEAST || voicemailSeconds > VOICEMAIL_MOST) {
      throw new IllegalArgumentException("a voicemail has 30 to 300 seconds");
    }
    if (choiceSeconds != null && (choiceSeconds < CHOICE_LEAST || choiceSeconds > CHOICE_MOST)) {
      throw new IllegalArgumentException("a choice comes after 20 to 900 seconds");
    }
  }
}
