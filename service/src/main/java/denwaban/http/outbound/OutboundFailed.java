package denwaban.http.outbound;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A call that got no answer. Its message names no address: they can hold secrets.
public final class OutboundFailed extends IOException {

  private static final long serialVersionUID = 1L;

  public enum Why {
    /// No server answers there; nothing was sent.
    AWAY,
    /// The server proved no name by a certificate that is believed; nothing was sent.
    NOT_TRUSTED,
    /// The address leads into this office's own network; nothing was sent.
    PRIVATE_ADDRESS,
    /// The client did not agree that something goes there; nothing was sent.
    NOT_LISTED,
    /// What was sent may have arrived: the answer did not, or not in time.
    LOST
  }

  private final Why why;

  OutboundFailed(Why why, @Nullable Throwable cause) {
    super(why.name(), cause);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
