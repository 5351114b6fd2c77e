package denwaban.assurance.producer;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Compares the ports at which this process listens, as the kernel lists them, with those that are
/// set: nothing else may be open to other machines.
@Component
final class PortsProducer implements Producer {

  /// From here on the kernel gives ports to sockets that only ask (ip_local_port_range).
  private static final int EPHEMERAL = 32_768;

  private final Environment environment;

  PortsProducer(Environment environment) {
    this.environment = environment;
  }

  @Override
  public Set<String> checks() {
    return Set.of("machine.ports");
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(60);
  }

  @Override
  public void look(Findings findings) throws IOException {
    var all = OwnSockets.all();
    var outside = all.stream().filter(OwnSockets.Listening::outside).toList();
    var strange = outside.stream().filter(it -> !expected(it)).toList();
    var names =
        strange.stream()
            .map(it -> it.protocol() + " " + it.port())
            .distinct()
            .limit(10)
            .collect(Collectors.joining(", "));
    findings.add(
        "machine.ports",
        strange.isEmpty(),
        all.size(),
        all.size(),
        strange.isEmpty()
            ? "待ち受け %d 個のうち、この機械の外に開いているのは %d 個で、すべて設定にあるものです。"
                .formatted(all.size(), outside.size())
            : "設定にない待ち受けが、この機械の外に開いています（%s）。".formatted(names),
        strange.isEmpty()
            ? "Of %d listening sockets, %d are open to other machines, all of them as set."
                .formatted(all.size(), outside.size())
            : "Open to other machines, and not in the settings: %s.".formatted(names));
  }

  private boolean expected(OwnSockets.Listening it) {
    if (it.protocol().equals("tcp")) {
      return it.port() == number("local.server.port", 0)
          || it.port() == number("denwaban.sip.port", 5060)
          || it.port() == number("denwaban.sip.tls-port", 5061);
    }
    var first = number("denwaban.call.media.first-port", 20_000);
    var last = number("denwaban.call.media.last-port", 20_999);
    return it.port() == number("denwaban.sip.port", 5060)
        || (it.port() >= first && it.port() <= last)
        // a question to a name server or a time source looks like this while it waits
        || it.port() >= EPHEMERAL;
  }

  private int number(String setting, int without) {
    return environment.getProperty(setting, Integer.class, without);
  }
}
