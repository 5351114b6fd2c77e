package denwaban.storage;

import java.io.IOException;

/// Something else is kept under this name already. A bug or an attack; never overwritten.
public final class PayloadExists extends IOException {

  public PayloadExists() {
    super("a payload of this object and segment is kept already");
  }
}
