package denwaban.open;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.KeyChain;
import denwaban.seal.KeyLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// The key lines of a pack, checked.
///
/// @param lines the company's own first
record PackKeys(List<KeyLine> lines) {

  static final String COMPANY = "keys/company.json";
  private static final Pattern MAILBOX = Pattern.compile("keys/mailbox-([0-9a-f-]{36})\\.json");

  PackKeys {
    lines = List.copyOf(lines);
  }

  /// @param pin fingerprint of the company's key, from the contract
  static PackKeys of(Pack pack, String pin) throws Refused, IOException {
    var client = pack.index().client();
    var company = good(KeyChain.verify(client, pin, pack.read(COMPANY)), COMPANY);
    var lines = new ArrayList<KeyLine>();
    lines.add(company);
    for (var path : pack.paths()) {
      var mailbox = MAILBOX.matcher(path);
      if (mailbox.matches()) {
        lines.add(mailbox(company, mailbox.group(1), pack.read(path), path));
      }
    }
    return new PackKeys(lines);
  }

  ClientId client() {
    return lines.getFirst().client();
  }

  /// The line that this statement belongs to.
  Optional<KeyLine> line(String company) {
    return lines.stream().filter(line -> line.epoch(company).isPresent()).findFirst();
  }

  private static KeyLine mailbox(KeyLine company, String name, Bytes chain, String path)
      throws Refused {
    try {
      var id = UUID.fromString(name);
      return good(KeyChain.verifyMailbox(company, id, null, chain), path);
    } catch (IllegalArgumentException e) {
      throw new Refused(Refused.Why.BAD_NAME, path);
    }
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
