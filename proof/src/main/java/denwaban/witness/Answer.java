package denwaban.witness;

/// What a witness answers (docs/formats/witness.md).
record Answer(int status, String type, String body) {

  private static final String PLAIN = "text/plain; charset=utf-8";

  static Answer cosigned(String lines) {
    return new Answer(200, PLAIN, lines);
  }

  /// @param size of the state that was cosigned last
  static Answer conflict(long size) {
    return new Answer(409, "text/x.tlog.size", size + "\n");
  }

  static Answer no(int status, String sentence) {
    return new Answer(status, PLAIN, sentence + "\n");
  }
}
