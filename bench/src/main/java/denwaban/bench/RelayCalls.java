package denwaban.bench;

import denwaban.call.media.MediaPlane;
import denwaban.call.media.RelayDoor;
import denwaban.call.media.RelayDoor.MasterKey;
import denwaban.kernel.CallId;
import denwaban.recording.DeckDoor;
import denwaban.seal.age.Identity;
import denwaban.seal.age.Suite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Denwaban's media plane and recorder under measurement.
final class RelayCalls implements AutoCloseable {

  private final InetAddress here = InetAddress.getLoopbackAddress();
  private final List<RelayDoor.Call> open = new ArrayList<>();
  private final MediaPlane plane;
  private final @Nullable DeckDoor deck;

  /// @param folder where recordings are sealed to; null to relay only
  RelayCalls(int firstPort, int calls, @Nullable Path folder) {
    plane = RelayDoor.plane(firstPort, firstPort + 8 * calls + 200, calls);
    deck =
        folder == null
            ? null
            : new DeckDoor(folder, Identity.generate(Suite.X25519).recipient().text());
  }

  /// @param words `call callerPort agentPort inKey outKey`
  /// @return two ports: the caller's, the agent's
  String call(String[] words) throws Exception {
    var call =
        RelayDoor.call(
            plane,
            new InetSocketAddress(here, Integer.parseInt(words[1])),
            new InetSocketAddress(here, Integer.parseInt(words[2])),
            key(words[3]),
            key(words[4]));
    if (deck != null) call.trunk().tap(deck.start(new CallId(new UUID(0, open.size()))));
    open.add(call);
    return call.trunkPort() + " " + call.webPort();
  }

  private static MasterKey key(String hex) {
    return MasterKey.of(HexFormat.of().parseHex(hex));
  }

  /// Hangs up all of them.
  ///
  /// @return a line of facts
  String end() throws IOException, InterruptedException {
    var lost = open.stream().mapToLong(c -> c.trunk().stats().lost() + c.web().stats().lost());
    var facts = "lost on arrival " + lost.sum();
    for (var call : open) call.trunk().close();
    if (deck != null) {
      for (var i = 0; i < 100 && deck.finished() + deck.aborted() < open.size(); i++) {
        Thread.sleep(100);
      }
      deck.close();
      facts +=
          ", recordings whole %d, cut %d, %.1f MB sealed"
              .formatted(deck.finished(), deck.aborted(), deck.bytes() / 1e6);
    }
    var trouble = RelayDoor.trouble(plane);
    return trouble == null ? facts : facts + ", " + trouble;
  }

  @Override
  public void close() {
    plane.close();
  }
}
