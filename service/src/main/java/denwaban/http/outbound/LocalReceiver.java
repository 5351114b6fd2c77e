package denwaban.http.outbound;

import java.net.URI;

/// Port: the one place on this machine that may be called, without TLS. Only the demo has one, its
/// own chat; a real office has none.
public interface LocalReceiver {

  /// `http://127.0.0.1:port/path/`; what begins with it may be called.
  URI base();
}
