package denwaban.call.media;

import denwaban.call.CallSettings;
import java.net.InetSocketAddress;
import java.util.List;
import org.springframework.stereotype.Component;

/// Where the sound of calls comes in, for a stranger's attempts at these ports.
@Component
public final class MediaPorts {

  private final MediaPlane plane;
  private final CallSettings settings;

  MediaPorts(MediaPlane plane, CallSettings settings) {
    this.plane = plane;
    this.settings = settings;
  }

  public List<InetSocketAddress> addresses() {
    var here = settings.media().bind();
    return plane.sharedPorts().stream().map(port -> new InetSocketAddress(here, port)).toList();
  }

  /// Datagrams that were read and dropped since the start.
  public long dropped() {
    return plane.stats().refused();
  }
}
