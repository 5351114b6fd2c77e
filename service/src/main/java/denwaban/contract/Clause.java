package denwaban.contract;

/// The place in a contract that decides.
///
/// @param contract version of the client's terms, from 1; 0 when there are none
/// @param section such as `recording.notice`
public record Clause(int contract, String section) {

  /// As written into the log, such as `3/recording.notice`.
  @Override
  public String toString() {
    return contract + "/" + section;
  }
}
