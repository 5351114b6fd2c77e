package denwaban.audit;

import java.util.Locale;

/// Why it was done.
public enum Purpose {
  /// The work itself: answering, recording, keeping.
  OPERATE,
  READ,
  PLAY,
  DOWNLOAD,
  /// To take everything away.
  EXPORT,
  /// To put a message right, by the operator who sealed it.
  CORRECT,
  /// To give an object a header of the client's newest key.
  REHEADER,
  /// To make what a search finds an object by.
  INDEX,
  /// To give an object to quality review, or to review it.
  REVIEW,
  /// To answer a person who asks what is held about them (個人情報保護法 33条).
  DISCLOSURE,
  /// Keys, people, contracts.
  MANAGE,
  /// After a crash.
  RECOVER;

  /// Whether a user reads by it; everything else is work that cannot wait.
  public boolean reads() {
    return switch (this) {
      case READ, PLAY, DOWNLOAD, EXPORT, REHEADER, INDEX, REVIEW, DISCLOSURE -> true;
      case OPERATE, CORRECT, MANAGE, RECOVER -> false;
    };
  }

  /// As it stands in a leaf.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
