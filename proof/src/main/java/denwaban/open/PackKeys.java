package denwaban.open;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.statement.KeyChain;
import denwaban.seal.statement.KeyLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The key lines of a pack, checked.
///
/// @param lines the company's own first
/// @param doubted files of mailboxes that no current member of the company stated, left out
record PackKeys(List<KeyLine> lines, List<String> doubted) {

  static final String COMPANY = "keys/company.json";
  private static final Pattern MAILBOX = Pattern.compile("keys/mailbox-([0-9a-f-]{36})\\.json");

  PackKeys {
    lines = List.copyOf(lines);
    doubted = List.copyOf(doubted);
  }

  /// @param pins fingerprints of the company's key and of mailboxes', known from elsewhere; one at
  ///   least
  static PackKeys of(Pack pack, List<String> pins) throws Refused, IOException {
    var client = pack.index().client();
    var text = pack.read(COMPANY);
    var company = good(any(pins, pin -> KeyChain.verify(client, pin, text)), COMPANY);
    var lines = new ArrayList<KeyLine>();
    var doubted = new ArrayList<String>();
    lines.add(company);
    for (var path : pack.paths()) {
      var mailbox = MAILBOX.matcher(path);
      if (mailbox.matches()) {
        var found = mailbox(company, mailbox.group(1), pack.read(path), path, pins);
        if (found instanceof KeyChain.Found.Refused(var why) && why == KeyChain.Why.NOT_TRUSTED) {
          doubted.add(path);
        } else {
          lines.add(good(found, path));
        }
      }
    }
    return new PackKeys(lines, doubted);
  }

  ClientId client() {
    return lines.getFirst().client();
  }

  /// The line that this statement belongs to.
  Optional<KeyLine> line(String company) {
    return lines.stream().filter(line -> line.epoch(company).isPresent()).findFirst();
  }

  /// What the company's members of today say, or else what a pin says.
  private static KeyChain.Found mailbox(
      KeyLine company, String name, Bytes chain, String path, List<String> pins) throws Refused {
    try {
      var id = UUID.fromString(name);
      var found = KeyChain.verifyMailbox(company, id, null, chain);
      var pinned = any(pins, pin -> KeyChain.verifyMailbox(company, id, pin, chain));
      return pinned instanceof KeyChain.Found.Good ? pinned : found;
    } catch (IllegalArgumentException e) {
      throw new Refused(Refused.Why.BAD_NAME, path);
    }
  }

  /// The first good one, or else the last.
  private static KeyChain.Found any(List<String> pins, Function<String, KeyChain.Found> check) {
    var found = check.apply(pins.getLast());
    for (var pin : pins) {
      if (!(found instanceof KeyChain.Found.Good)) {
        found = check.apply(pin);
      }
    }
    return found;
  }

  private static KeyLine good(KeyChain.Found found, String path) throws Refused {
    return switch (found) {
      case KeyChain.Found.Good(var line) -> line;
      case KeyChain.Found.Refused(var why) when why == KeyChain.Why.WRONG_PIN ->
          throw new Refused(Refused.Why.WRONG_PIN, path);
      case KeyChain.Found.Refused(var why) ->
          throw new Refused(Refused.Why.BAD_KEYS, path + ", " + why.text());
    };
  }
}
