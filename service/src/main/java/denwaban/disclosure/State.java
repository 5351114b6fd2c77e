package denwaban.disclosure;

/// How far a request is.
enum State implements Code {
  OPEN,
  /// It is that person.
  IDENTIFIED,
  ANSWERED,
  REFUSED,
  WITHDRAWN;

  boolean closed() {
    return this == ANSWERED || this == REFUSED || this == WITHDRAWN;
  }
}
