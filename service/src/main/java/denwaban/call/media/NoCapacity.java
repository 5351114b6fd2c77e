package denwaban.call.media;

/// No port or no room for another leg; the caller must be refused (SIP 503) and may retry later.
public final class NoCapacity extends Exception {

  private static final long serialVersionUID = 1;

  public NoCapacity(String why) {
    super(why);
  }
}
