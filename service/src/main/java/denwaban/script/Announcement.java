package denwaban.script;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What callers hear from a client when no operator speaks.
public enum Announcement {
  /// The client's name and welcome; heard by every caller. There is none of the office's.
  GREETING("greeting", null),
  /// That the call is recorded; heard by those who are. It says what the contract says.
  NOTICE("notice", "notice"),
  /// That the client is closed; the call ends after it.
  CLOSED("closed", "closed"),
  /// That the caller may speak after the tone.
  VOICEMAIL("voicemail", "voicemail"),
  /// To a waiting caller: 1 to wait, 2 for a voicemail, 3 to be called back.
  CHOICE("choice", "choice"),
  /// To a waiting caller: 1 to wait, 2 for a voicemail.
  CHOICE_VOICEMAIL("choice-voicemail", "choice-voicemail"),
  /// To a waiting caller: 1 to wait, 3 to be called back.
  CHOICE_CALLBACK("choice-callback", "choice-callback"),
  /// That the wish to be called back is kept; the call ends after it.
  CALLBACK_KEPT("callback-kept", "callback-kept"),
  /// That calls without a number are not taken; the call ends after it.
  ANONYMOUS("anonymous", "anonymous"),
  /// That calls from this number are not taken; the call ends after it.
  BLOCKED("blocked", "blocked"),
  /// That the client's contract was ended by notice; the call ends after it.
  ENDED("ended", "ended");

  private final String code;
  private final @Nullable String file;

  Announcement(String code, @Nullable String file) {
    this.code = code;
    this.file = file;
  }

  /// Such as `choice-voicemail`.
  public String code() {
    return code;
  }

  /// Name of the office's own, as it lies in the program; empty if there is none.
  Optional<String> file() {
    return Optional.ofNullable(file);
  }

  public static Optional<Announcement> of(String code) {
    return Arrays.stream(values()).filter(it -> it.code.equals(code)).findFirst();
  }
}
