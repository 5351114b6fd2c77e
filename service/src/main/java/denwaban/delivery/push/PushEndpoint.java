package denwaban.delivery.push;

import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a member's browser needs to allow notifications.
@RestController
class PushEndpoint {

  private final PushKey key;

  PushEndpoint(PushKey key) {
    this.key = key;
  }

  /// @param key the office's public one, base64url without padding
  record Office(String key) {}

  @GetMapping("/api/push")
  @RequiresPermission(Permission.READ_OWN)
  Office office() {
    try {
      return new Office(key.pair().extractPublicKeyInUncompressedFormAsString());
    } catch (IOException e) {
      throw new UncheckedIOException("the key vault is away", e);
    }
  }
}
