package denwaban.http.outbound;

/// A host stands on no list of the client's: nothing was sent.
public final class NotListed extends Exception {

  private static final long serialVersionUID = 1L;

  NotListed() {
    super("not on the client's list");
  }
}
