package denwaban.storage.key;

import java.io.IOException;

/// The key of this name was destroyed; its name stays dead.
public final class KeyDestroyed extends IOException {

  public KeyDestroyed() {
    super("this key was destroyed");
  }
}
