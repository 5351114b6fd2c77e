package denwaban.preflight;

import denwaban.preflight.Sockets.Protocol;
import denwaban.preflight.finding.Check;
import denwaban.preflight.finding.Finding;
import denwaban.preflight.finding.Setup;
import denwaban.preflight.finding.Text;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether the ports of pages and SIP can be taken. Each is taken for an instant; nothing listens.
final class PortsCheck implements Check {

  /// @param setting that names the port
  /// @param host the setting that names the address
  private record Wanted(
      Protocol protocol, String setting, String host, InetAddress address, int port) {

    String place() {
      return "%s %s:%d".formatted(protocol, address.getHostAddress(), port);
    }
  }

  @Override
  public Text subject() {
    return new Text("ポート", "Ports");
  }

  @Override
  public List<Finding> look(Setup setup) {
    var found = new ArrayList<Finding>();
    var office = RunningOffice.in(setup);
    var seen = new HashMap<String, Wanted>();
    for (var wanted : wanted(setup, found)) {
      var before = seen.putIfAbsent(wanted.place(), wanted);
      found.add(before == null ? look(wanted, office) : twice(wanted, before));
    }
    return found;
  }

  private static List<Wanted> wanted(Setup setup, List<Finding> found) {
    var wanted = new ArrayList<Wanted>();
    var http = setup.text("denwaban.http.port").orElse("");
    if (http.matches("[0-9]{1,5}") && Integer.parseInt(http) <= 65_535) {
      var port = Integer.parseInt(http);
      add(wanted, setup, Protocol.TCP, "denwaban.http.port", "denwaban.http.host", port);
    } else {
      found.add(
          Finding.fault(
              new Text("denwaban.http.port がポート番号ではありません。", "denwaban.http.port is no port."),
              new Text("1 から 65535 までの数にしてください。", "Write a number from 1 to 65535.")));
    }
    var host = "denwaban.sip.host";
    var sip = setup.value("denwaban.sip.port", Integer.class).orElse(0);
    if (sip == 0) return wanted;
    add(wanted, setup, Protocol.UDP, "denwaban.sip.port", host, sip);
    add(wanted, setup, Protocol.TCP, "denwaban.sip.port", host, sip);
    if (setup.values().containsKey("denwaban.sip.certificate")) {
      var tls = setup.value("denwaban.sip.tls-port", Integer.class).orElse(0);
      add(wanted, setup, Protocol.TCP, "denwaban.sip.tls-port", host, tls);
    }
    return wanted;
  }

  private static void add(
      List<Wanted> all, Setup setup, Protocol protocol, String setting, String host, int port) {
    Addresses.literal(setup.text(host).orElse("127.0.0.1"))
        .ifPresent(address -> all.add(new Wanted(protocol, setting, host, address, port)));
  }

  private static Finding look(Wanted wanted, Optional<RunningOffice> office) {
    try {
      bind(wanted);
      if (office.isEmpty()) {
        return Finding.ok(wanted.place() + " は空いています。", wanted.place() + " is free.");
      }
      return Finding.warning(
          new Text(
              wanted.place() + " を、動いている事務所が使っていません。",
              "The running office does not use " + wanted.place() + "."),
          new Text(
              "この確認と違う設定で起動しています。同じ設定で確認するか、起動し直してください。",
              "It was started with other settings than this check: give both the same, or restart"
                  + " it."));
    } catch (IOException refused) {
      return refused(wanted, office, String.valueOf(refused.getMessage()));
    }
  }

  private static void bind(Wanted wanted) throws IOException {
    var address = new InetSocketAddress(wanted.address(), wanted.port());
    switch (wanted.protocol()) {
      case TCP -> {
        // bound and never listening: no one can connect to a check
        try (var channel = SocketChannel.open()) {
          channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
          channel.bind(address);
        }
      }
      case UDP -> {
        try (var channel = DatagramChannel.open()) {
          channel.bind(address);
        }
      }
    }
  }

  private static Finding refused(Wanted wanted, Optional<RunningOffice> office, String why) {
    var reason = why.toLowerCase(Locale.ROOT);
    if (reason.contains("permission")) return privileged(wanted);
    if (reason.contains("assign") || reason.contains("unreachable")) return elsewhere(wanted);
    var holder = Sockets.holder(wanted.protocol(), wanted.address(), wanted.port());
    if (office.isPresent() && holder.map(office.get()::is).orElse(true)) {
      return Finding.ok(
          wanted.place() + " は、動いているこの事務所が使っています。",
          wanted.place() + " is used by this office, which is running.");
    }
    var by = holder.map(Sockets.Holder::named).orElse(new Text("他のプログラム", "another program"));
    return Finding.fault(
        new Text(
            wanted.place() + " は " + by.ja() + "が使っています。",
            wanted.place() + " is taken by " + by.en() + "."),
        new Text(
            "それを止めるか、" + wanted.setting() + " で別のポートにしてください。",
            "Stop it, or choose another port with " + wanted.setting() + "."));
  }

  private static Finding privileged(Wanted wanted) {
    return Finding.fault(
        new Text(
            wanted.place() + " を使う権限がありません(小さい番号のポートは特権が必要です)。",
            "This account has no right to " + wanted.place() + "; low ports need a privilege."),
        new Text(
            wanted.setting() + " を 1024 以上(例: 8443)にし、必要なら外からの 443 をそこへ転送してください。",
            "Set "
                + wanted.setting()
                + " to 1024 or above, such as 8443, and lead 443 there from outside if it must be"
                + " 443."));
  }

  private static Finding elsewhere(Wanted wanted) {
    return Finding.fault(
        new Text(
            wanted.host() + " の " + wanted.address().getHostAddress() + " は、この機械のアドレスではありません。",
            wanted.host()
                + ": "
                + wanted.address().getHostAddress()
                + " is none of this machine's addresses."),
        new Text(
            "`ip address` に出るアドレスにしてください。NAT の外側のアドレスは announced に書きます。",
            "Choose one that `ip address` shows; the address outside a NAT goes into the announced"
                + " settings."));
  }

  private static Finding twice(Wanted wanted, Wanted before) {
    return Finding.fault(
        new Text(
            wanted.setting() + " と " + before.setting() + " が同じポートです: " + wanted.place(),
            wanted.setting() + " and " + before.setting() + " name one port: " + wanted.place()),
        new Text("どちらかを変えてください。", "Change one of them."));
  }
}
