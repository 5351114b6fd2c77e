package denwaban.audit.anchor;

/// Why a witness did not confirm a log's newest state.
public enum WitnessTrouble {
  /// It cannot be reached, or answers something else: nothing is known by that.
  AWAY,
  /// What it answered is not its signature over this state.
  BAD_SIGNATURE,
  /// It confirmed a larger state before: this log lost entries, or an old copy came back.
  ROLLED_BACK,
  /// It knows another history than this log shows.
  REWRITTEN;

  /// Whether the log itself is in doubt: an administrator must look, at once.
  public boolean incident() {
    return this == ROLLED_BACK || this == REWRITTEN;
  }
}
