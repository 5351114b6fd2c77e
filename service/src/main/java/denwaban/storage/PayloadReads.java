package denwaban.storage;

import org.springframework.stereotype.Component;

/// Whether payloads are given out at all. It is closed when a stranger could read the store, and
/// opened by two people; what calls write goes on.
@Component
public final class PayloadReads {

  private volatile boolean closed;

  public void close() {
    closed = true;
  }

  public void open() {
    closed = false;
  }

  public boolean closed() {
    return closed;
  }

  /// @throws ReadsClosed while nothing is given out
  void check() throws ReadsClosed {
    if (closed) throw new ReadsClosed();
  }
}
