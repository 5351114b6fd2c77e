package denwaban.preflight;

import denwaban.desk.CallConditions;
import denwaban.preflight.Sockets.Protocol;
import denwaban.preflight.finding.Check;
import denwaban.preflight.finding.Finding;
import denwaban.preflight.finding.Setup;
import denwaban.preflight.finding.Text;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether there are ports enough for the sound of all calls. Audio takes a pair for each caller,
/// and one for each media thread, which browsers share.
final class MediaCheck implements Check {

  private record Range(InetAddress address, int first, int last, int needed) {

    int pairs() {
      return (last - first + 1) / 2;
    }
  }

  @Override
  public Text subject() {
    return new Text("音声のポート", "Media ports");
  }

  @Override
  public List<Finding> look(Setup setup) {
    var range = range(setup);
    if (range.isEmpty()) {
      return List.of(
          Finding.warning(
              new Text("設定が読めないため確認していません。", "Not checked, because the settings cannot be read."),
              new Text("上の設定を先に直してください。", "Correct the settings above first.")));
    }
    return look(range.get(), setup, RunningOffice.in(setup));
  }

  private static Optional<Range> range(Setup setup) {
    try {
      var loops = CallConditions.mediaLoops(setup.binder());
      return Optional.of(
          new Range(
              Addresses.literal(setup.value("denwaban.call.media.host", String.class).orElseThrow())
                  .orElseThrow(),
              setup.value("denwaban.call.media.first-port", Integer.class).orElseThrow(),
              setup.value("denwaban.call.media.last-port", Integer.class).orElseThrow(),
              setup.value("denwaban.call.lines", Integer.class).orElseThrow() + loops));
    } catch (RuntimeException refused) {
      return Optional.empty(); // SettingsCheck has its words
    }
  }

  private static List<Finding> look(Range range, Setup setup, Optional<RunningOffice> office) {
    if (!Addresses.isOurs(range.address())) return List.of(elsewhere(range));
    if (range.pairs() < range.needed()) return List.of(tooSmall(range));
    var found = new ArrayList<Finding>();
    var sip = setup.value("denwaban.sip.port", Integer.class).orElse(0);
    if (sip >= range.first() && sip <= range.last()) found.add(sipInside(sip));
    var taken = new ArrayList<Integer>();
    for (var pair = 0; pair < range.pairs(); pair++) {
      var port = range.first() + 2 * pair;
      if (isTaken(range, port, office) || isTaken(range, port + 1, office)) taken.add(port);
    }
    if (taken.size() > range.pairs() - range.needed()) {
      found.add(takenAway(range, taken, true));
    } else if (!taken.isEmpty()) {
      found.add(takenAway(range, taken, false));
    }
    if (found.isEmpty()) {
      found.add(
          Finding.ok(
              "UDP %d–%d は足りています。".formatted(range.first(), range.last()),
              "UDP %d–%d is enough.".formatted(range.first(), range.last())));
    }
    return found;
  }

  /// Where an office runs nothing is taken from it, not for an instant: only /proc is asked.
  private static boolean isTaken(Range range, int port, Optional<RunningOffice> office) {
    if (office.isPresent()) {
      var holder = Sockets.holder(Protocol.UDP, range.address(), port);
      return holder.isPresent() && !office.get().is(holder.get());
    }
    var family =
        range.address() instanceof Inet6Address
            ? StandardProtocolFamily.INET6
            : StandardProtocolFamily.INET;
    try (var channel = DatagramChannel.open(family)) {
      channel.bind(new InetSocketAddress(range.address(), port));
      return false;
    } catch (IOException refused) {
      return true;
    }
  }

  private static Finding elsewhere(Range range) {
    var address = range.address().getHostAddress();
    return Finding.fault(
        new Text(
            "denwaban.call.media.host の " + address + " は、この機械のアドレスではありません。",
            "denwaban.call.media.host: " + address + " is none of this machine's addresses."),
        new Text(
            "`ip address` に出るアドレスにしてください。NAT の外側のアドレスは denwaban.call.media.announced に書きます。",
            "Choose one that `ip address` shows; the address outside a NAT goes into"
                + " denwaban.call.media.announced."));
  }

  private static Finding tooSmall(Range range) {
    return Finding.fault(
        new Text(
            "音声のポートの範囲が狭すぎます: %d 組ありますが、%d 組必要です。".formatted(range.pairs(), range.needed()),
            "The range of media ports is too small: %d pairs, and %d are needed."
                .formatted(range.pairs(), range.needed())),
        new Text(
            "denwaban.call.media.last-port を %d 以上にするか、denwaban.call.lines を減らしてください。"
                .formatted(range.first() + 2 * range.needed() - 1),
            "Set denwaban.call.media.last-port to %d or above, or denwaban.call.lines lower."
                .formatted(range.first() + 2 * range.needed() - 1)));
  }

  private static Finding sipInside(int sip) {
    return Finding.fault(
        new Text(
            "denwaban.sip.port(%d)が音声のポートの範囲の中にあります。".formatted(sip),
            "denwaban.sip.port (%d) lies inside the range of media ports.".formatted(sip)),
        new Text("範囲を離してください。", "Move one of them."));
  }

  private static Finding takenAway(Range range, List<Integer> taken, boolean fault) {
    var first = taken.getFirst();
    var by =
        Sockets.holder(Protocol.UDP, range.address(), first)
            .or(() -> Sockets.holder(Protocol.UDP, range.address(), first + 1))
            .map(Sockets.Holder::named)
            .orElse(new Text("不明", "not known"));
    var what =
        new Text(
            "音声のポートの %d 組中 %d 組が使えません(UDP %s:%d から。使用者: %s)。"
                .formatted(
                    range.pairs(), taken.size(), range.address().getHostAddress(), first, by.ja()),
            "Of %d pairs of media ports %d cannot be taken (from UDP %s:%d; held by: %s)."
                .formatted(
                    range.pairs(), taken.size(), range.address().getHostAddress(), first, by.en()));
    var remedy =
        new Text(
            "空いている範囲を denwaban.call.media.first-port と last-port に指定してください。",
            "Name a free range with denwaban.call.media.first-port and last-port.");
    return fault ? Finding.fault(what, remedy) : Finding.warning(what, remedy);
  }
}
