package denwaban.call;

import java.net.InetAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the switchboard treats callers, and where audio flows.
///
/// @param ring how long one desk rings before the next, 1 s to 2 min
/// @param queue how long a caller waits before we give up, 10 s to 1 h
/// @param lines callers at one time, 1 to 10,000
/// @param media where audio flows
@ConfigurationProperties("denwaban.call")
public record CallSettings(
    @DefaultValue("20s") Duration ring,
    @DefaultValue("15m") Duration queue,
    @DefaultValue("200") int lines,
    @DefaultValue Media media) {

  /// @param host address literal that audio is received on
  /// @param announced address that peers reach `host` by, where it differs
  /// @param firstPort first UDP port, even
  /// @param lastPort last UDP port
  /// @param loops media threads; 0 means one per core, at most 8
  public record Media(
      @DefaultValue("127.0.0.1") String host,
      @Nullable String announced,
      @DefaultValue("20000") int firstPort,
      @DefaultValue("20999") int lastPort,
      @DefaultValue("0") int loops) {

    public InetAddress bind() {
      return InetAddress.ofLiteral(host);
    }

    public InetAddress told() {
      return InetAddress.ofLiteral(announced == null ? host : announced);
    }
  }

  public Patience patience() {
    return new Patience(ring, queue, lines);
  }
}
