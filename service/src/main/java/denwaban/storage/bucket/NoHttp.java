package denwaban.storage.bucket;

import java.io.IOException;

/// What answered does not speak HTTP.
final class NoHttp extends IOException {

  NoHttp(IllegalArgumentException why) {
    super("the answer is no HTTP", why);
  }
}
