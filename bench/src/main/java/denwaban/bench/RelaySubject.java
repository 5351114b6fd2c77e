package denwaban.bench;

import denwaban.call.media.MediaPlane;
import denwaban.call.media.RelayDoor;
import denwaban.call.media.RelayDoor.MasterKey;
import denwaban.kernel.CallId;
import denwaban.recording.DeckDoor;
import denwaban.seal.Identity;
import denwaban.seal.Suite;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The program under measurement: Denwaban's media plane and recorder, alone in a process.
///
/// Commands on standard input: `call callerPort agentPort inKey outKey` answers with two ports;
/// `end` answers with a line of facts and ends.
final class RelaySubject {

  private RelaySubject() {}

  static void main(String[] arguments) throws Exception {
    var calls = Integer.parseInt(arguments[0]);
    var folder = arguments[1].equals("-") ? null : Path.of(arguments[1]);
    var recipient = Identity.generate(Suite.X25519).recipient().text();
    var here = InetAddress.getLoopbackAddress();
    var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var open = new ArrayList<RelayDoor.Call>();
    var plane = RelayDoor.plane(20_000, 20_000 + 8 * calls + 200, calls);
    try (plane) {
      var deck = folder == null ? null : new DeckDoor(folder, recipient);
      System.out.println("ready");
      for (var line = input.readLine(); line != null; line = input.readLine()) {
        var words = line.split(" ", -1);
        if (words[0].equals("end")) break;
        var call =
            RelayDoor.call(
                plane,
                new InetSocketAddress(here, Integer.parseInt(words[1])),
                new InetSocketAddress(here, Integer.parseInt(words[2])),
                key(words[3]),
                key(words[4]));
        if (deck != null) call.trunk().tap(deck.start(new CallId(new UUID(0, open.size()))));
        open.add(call);
        System.out.println(call.trunkPort() + " " + call.webPort());
      }
      System.out.println(end(plane, deck, open));
    }
  }

  private static MasterKey key(String hex) {
    return MasterKey.of(HexFormat.of().parseHex(hex));
  }

  private static String end(MediaPlane plane, @Nullable DeckDoor deck, List<RelayDoor.Call> open)
      throws IOException, InterruptedException {
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
}
