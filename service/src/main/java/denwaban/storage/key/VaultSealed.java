package denwaban.storage.key;

import java.io.IOException;
import java.time.Instant;

/// The vault is sealed: it takes secrets in and gives none out, until two holders open it.
public final class VaultSealed extends IOException {

  private final transient Instant since;

  VaultSealed(Instant since) {
    super("the vault is sealed");
    this.since = since;
  }

  public Instant since() {
    return since;
  }
}
