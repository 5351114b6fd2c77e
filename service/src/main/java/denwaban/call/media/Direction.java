package denwaban.call.media;

/// Which way audio flows, as the side that wrote the description sees it (RFC 4566 section 6).
public enum Direction {
  SENDRECV,
  SENDONLY,
  RECVONLY,
  INACTIVE;

  /// The same state seen from the other side: the answer to this direction (RFC 3264 section 6.1).
  public Direction answered() {
    return switch (this) {
      case SENDRECV -> SENDRECV;
      case SENDONLY -> RECVONLY;
      case RECVONLY -> SENDONLY;
      case INACTIVE -> INACTIVE;
    };
  }

  /// Whether the writer wants to hear us.
  public boolean hears() {
    return this == SENDRECV || this == RECVONLY;
  }

  String attribute() {
    return switch (this) {
      case SENDRECV -> "sendrecv";
      case SENDONLY -> "sendonly";
      case RECVONLY -> "recvonly";
      case INACTIVE -> "inactive";
    };
  }
}
