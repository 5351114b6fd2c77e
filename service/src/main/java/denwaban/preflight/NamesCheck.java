package denwaban.preflight;

import denwaban.preflight.finding.Check;
import denwaban.preflight.finding.Finding;
import denwaban.preflight.finding.Setup;
import denwaban.preflight.finding.Text;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether the names under which people come lead here, as far as this machine's resolver knows,
/// and whether the logs are called after the office.
final class NamesCheck implements Check {

  @Override
  public Text subject() {
    return new Text("名前(DNS)", "Names (DNS)");
  }

  @Override
  public List<Finding> look(Setup setup) {
    var found = new ArrayList<Finding>();
    var url = setup.value("denwaban.public-url", URI.class);
    if (url.isPresent() && url.get().getHost() == null) {
      found.add(
          Finding.fault(
              new Text("denwaban.public-url にホスト名がありません。", "denwaban.public-url names no host."),
              new Text(
                  "https://tel.example.jp の形で書いてください。", "Write it as https://tel.example.jp.")));
    } else {
      url.ifPresent(it -> found.add(look(it.getHost(), "denwaban.public-url", true, setup)));
    }
    for (var host : setup.list("denwaban.hosts")) {
      found.add(look(host, "denwaban.hosts", url.isPresent(), setup));
    }
    if (found.isEmpty()) {
      found.add(
          Finding.warning(
              new Text(
                  "名前が設定されておらず、この機械のブラウザーからしか使えません。",
                  "No name is set: only browsers on this machine can use the office."),
              new Text(
                  "denwaban.hosts に証明書の名前を指定してください。",
                  "Set denwaban.hosts to the name in the certificate.")));
    }
    if (!setup.list("denwaban.hosts").isEmpty() && setup.text("denwaban.log-origin").isEmpty()) {
      found.add(logsWithoutName(setup.list("denwaban.hosts").getFirst()));
    }
    return found;
  }

  /// Contracts and witnesses name a log by it, and it can never be changed.
  private static Finding logsWithoutName(String host) {
    return Finding.warning(
        new Text(
            "委託元の記録の名前が、見本のまま(denwaban.example/log)です。",
            "The clients' logs are called denwaban.example/log, as in the example."),
        new Text(
            "最初の委託元を登録する前に denwaban.log-origin=%s/log を指定してください。登録した後は変えないでください(契約書と証人には別の記録になります)。"
                .formatted(host),
            "Before the first client is added set denwaban.log-origin=%s/log. Once one is there, leave it: to contracts and witnesses it would be another log."
                .formatted(host)));
  }

  /// @param proxied a proxy stands before us, perhaps on another machine
  private static Finding look(String name, String setting, boolean proxied, Setup setup) {
    InetAddress[] all;
    try {
      all = InetAddress.getAllByName(name);
    } catch (UnknownHostException unknown) {
      return Finding.fault(
          new Text(
              setting + " の " + name + " のアドレスが見つかりません。",
              setting + ": the name " + name + " has no address."),
          new Text(
              "綴りを確かめ、DNS に A または AAAA レコードを登録してください。",
              "Check the spelling, and give it an A or AAAA record in DNS."));
    }
    var addresses =
        Arrays.stream(all).map(InetAddress::getHostAddress).collect(Collectors.joining(", "));
    if (Arrays.stream(all).allMatch(InetAddress::isLoopbackAddress)) {
      return Finding.warning(
          new Text(
              setting + " の " + name + " は、この機械ではループバック(" + addresses + ")です。外からどう見えるかは分かりません。",
              setting
                  + ": here "
                  + name
                  + " is the loopback ("
                  + addresses
                  + "); what others see is not known."),
          new Text(
              "/etc/hosts を見て、別の機械から名前を引いてください。",
              "Look into /etc/hosts, and ask for the name from another machine."));
    }
    if (proxied || Arrays.stream(all).anyMatch(it -> leadsHere(it, setup))) {
      return Finding.ok(name + " は " + addresses + " です。", name + " is " + addresses + ".");
    }
    return Finding.fault(
        new Text(
            setting + " の " + name + "(" + addresses + ")はこの機械のアドレスではなく、外側のアドレスも設定されていません。",
            setting
                + ": "
                + name
                + " leads to "
                + addresses
                + ", which is none of this machine's addresses, and none is announced."),
        new Text(
            "DNS を直すか、NAT の内側なら denwaban.call.media.announced と denwaban.sip.announced にそのアドレスを書いてください。",
            "Correct DNS, or behind a NAT put that address into denwaban.call.media.announced and"
                + " denwaban.sip.announced."));
  }

  private static boolean leadsHere(InetAddress address, Setup setup) {
    return Addresses.isOurs(address)
        || Stream.of("denwaban.call.media.announced", "denwaban.sip.announced")
            .flatMap(it -> setup.text(it).stream())
            .flatMap(it -> Addresses.literal(it).stream())
            .anyMatch(address::equals);
  }
}
