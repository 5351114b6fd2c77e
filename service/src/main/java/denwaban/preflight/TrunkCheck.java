package denwaban.preflight;

import denwaban.preflight.finding.Check;
import denwaban.preflight.finding.Finding;
import denwaban.preflight.finding.Setup;
import denwaban.preflight.finding.Text;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether calls can come, and be heard: SIP's and audio's addresses beside those of the trunks.
final class TrunkCheck implements Check {

  @Override
  public Text subject() {
    return new Text("電話回線", "Trunk");
  }

  @Override
  public List<Finding> look(Setup setup) {
    var port = setup.value("denwaban.sip.port", Integer.class);
    if (port.isEmpty()) {
      return List.of(
          Finding.warning(
              new Text("設定が読めないため確認していません。", "Not checked, because the settings cannot be read."),
              new Text("上の設定を先に直してください。", "Correct the settings above first.")));
    }
    if (port.get() == 0) {
      return List.of(
          Finding.warning(
              new Text(
                  "SIP は切ってあり、電話はかかってきません。", "SIP is switched off (port 0): no call can come."),
              new Text(
                  "denwaban.sip.port を 5060 などにしてください。", "Set denwaban.sip.port, such as 5060.")));
    }
    var found = new ArrayList<Finding>();
    var sip = Addresses.literal(setup.value("denwaban.sip.host", String.class).orElse(""));
    var trunks = setup.list("denwaban.sip.trunks");
    var from = trunks.stream().flatMap(it -> Addresses.first(it).stream()).toList();
    // one that is no address: SettingsCheck has the words
    if (from.size() == trunks.size()) sip.ifPresent(host -> reach(host, from, found));
    if (trunks.stream().anyMatch(it -> it.endsWith("/0"))) found.add(everybody());
    var announced = announced(setup, "denwaban.sip.announced");
    if (sip.isPresent() && announced.isEmpty() && isPrivateBefore(sip.get(), from)) {
      found.add(unannounced("denwaban.sip", sip.get()));
    }
    media(setup, sip, from, announced, found);
    if (found.isEmpty()) {
      found.add(
          Finding.ok(
              "電話は " + String.join(", ", trunks) + " から受けます。",
              "Calls are taken from " + String.join(", ", trunks) + "."));
    }
    return found;
  }

  private static void reach(InetAddress sip, List<InetAddress> trunks, List<Finding> found) {
    var outside = trunks.stream().anyMatch(it -> !it.isLoopbackAddress());
    if (trunks.isEmpty()) {
      found.add(
          Finding.fault(
              new Text(
                  "denwaban.sip.trunks が空で、電話はかかってきません。",
                  "denwaban.sip.trunks is empty: no call can come."),
              carriers()));
    } else if (sip.isLoopbackAddress() && outside) {
      found.add(
          Finding.fault(
              new Text(
                  "denwaban.sip.host がループバックなので、外の denwaban.sip.trunks から電話が届きません。",
                  "denwaban.sip.host is the loopback, so no call from denwaban.sip.trunks outside"
                      + " arrives."),
              new Text(
                  "denwaban.sip.host を、回線から届くこの機械のアドレスにしてください。",
                  "Set denwaban.sip.host to the address of this machine that the trunk reaches.")));
    } else if (!outside && !sip.isLoopbackAddress()) {
      found.add(
          Finding.fault(
              new Text(
                  "denwaban.sip.trunks がこの機械だけなので、外からの電話はすべて無視されます。",
                  "denwaban.sip.trunks is this machine alone: every call from outside is ignored."),
              carriers()));
    } else if (!outside) {
      found.add(
          Finding.warning(
              new Text(
                  "電話はこの機械の中からしか受けません(denwaban.sip.host と denwaban.sip.trunks が初期値のままです)。",
                  "Calls are taken from this machine only (denwaban.sip.host and"
                      + " denwaban.sip.trunks)."),
              carriers()));
    }
  }

  private static Text carriers() {
    return new Text(
        "denwaban.sip.trunks に、電話会社が電話を送ってくるアドレスを書いてください。",
        "Put the addresses that the carrier's calls come from into denwaban.sip.trunks.");
  }

  private static Finding everybody() {
    return Finding.warning(
        new Text(
            "denwaban.sip.trunks が世界中のアドレスを許しています。", "denwaban.sip.trunks admits every address."),
        carriers());
  }

  private static void media(
      Setup setup,
      Optional<InetAddress> sip,
      List<InetAddress> trunks,
      Optional<String> sipAnnounced,
      List<Finding> found) {
    var host = setup.value("denwaban.call.media.host", String.class);
    var media = host.flatMap(Addresses::literal);
    if (media.isEmpty() || sip.isEmpty()) return;
    var announced = announced(setup, "denwaban.call.media.announced");
    if (media.get().isLoopbackAddress() && !sip.get().isLoopbackAddress()) {
      found.add(
          Finding.fault(
              new Text(
                  "denwaban.call.media.host がループバックのままなので、通話に音がありません。",
                  "denwaban.call.media.host is still the loopback: calls would have no sound."),
              new Text(
                  "回線とオペレーターのブラウザーから届く、この機械のアドレスにしてください。",
                  "Set it to the address of this machine that the trunk and operators' browsers"
                      + " reach.")));
    } else if (announced.isEmpty() && isPrivateBefore(media.get(), trunks)) {
      found.add(unannounced("denwaban.call.media", media.get()));
    } else if (announced.isEmpty() && media.get().isAnyLocalAddress()) {
      found.add(wildcard());
    }
    if (announced.isPresent() && sipAnnounced.isPresent() && !announced.equals(sipAnnounced)) {
      found.add(
          Finding.warning(
              new Text(
                  "denwaban.call.media.announced と denwaban.sip.announced が違うアドレスです。",
                  "denwaban.call.media.announced and denwaban.sip.announced differ."),
              new Text(
                  "外側のアドレスが一つなら、同じにしてください。",
                  "If there is one address outside, make them the same.")));
    }
  }

  private static Finding wildcard() {
    return Finding.fault(
        new Text(
            "denwaban.call.media.host がすべてのアドレスで、相手に伝えるアドレスがありません。",
            "denwaban.call.media.host is the wildcard, and there is no address to tell peers."),
        new Text(
            "denwaban.call.media.host をこの機械のアドレス一つにするか、denwaban.call.media.announced を指定してください。",
            "Name one address of this machine, or set denwaban.call.media.announced."));
  }

  private static Finding unannounced(String group, InetAddress host) {
    return Finding.fault(
        new Text(
            group + ".host(" + host.getHostAddress() + ")は内側のアドレスで、外の回線に伝えるアドレスがありません。",
            group
                + ".host ("
                + host.getHostAddress()
                + ") is private, a trunk is public, and no address is announced to it."),
        new Text(
            group + ".announced に、NAT の外側のアドレスを書いてください。",
            "Put the address outside the NAT into " + group + ".announced."));
  }

  private static boolean isPrivateBefore(InetAddress host, List<InetAddress> trunks) {
    return Addresses.isPrivate(host) && trunks.stream().anyMatch(Addresses::isPublic);
  }

  private static Optional<String> announced(Setup setup, String setting) {
    return setup.text(setting);
  }
}
