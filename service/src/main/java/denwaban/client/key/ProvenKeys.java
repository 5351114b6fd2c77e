package denwaban.client.key;

import denwaban.kernel.ClientId;
import denwaban.seal.statement.Fingerprint;
import denwaban.seal.statement.KeyChain;
import denwaban.seal.statement.KeyChainText;
import denwaban.seal.statement.KeyLine;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The keys that the edge may seal to: the chain must lead to them from what this edge has sealed
/// to before, so that changed rows alone lead nothing to another key. At the first use the chain's
/// own beginning is trusted; a mailbox's must then be answered for by a member of today. A recovery
/// ends the sealing until people have compared. Called in the client's scope.
///
/// `web/src/opening/keys/pin.ts` and `mailbox.ts` do the same in the browser.
@Component
class ProvenKeys {

  private final KeyLines lines;
  private final LineTable table;
  private final Pins pins;
  private final VerifiedChains verified;

  ProvenKeys(KeyLines lines, LineTable table, Pins pins, VerifiedChains verified) {
    this.lines = lines;
    this.table = table;
    this.pins = pins;
    this.verified = verified;
  }

  Optional<CompanyKey> current(ClientId client, Line line) {
    var mailbox = line.mailbox();
    var proven =
        mailbox == null
            ? company(client)
            : company(client).flatMap(company -> mailbox(company, mailbox));
    proven.ifPresent(found -> remember(line, found));
    return proven.flatMap(found -> row(client, line, found));
  }

  /// How the company's own key stands here, for those who can do something about it.
  EdgeKeyStatus look(ClientId client) {
    var chain = lines.chain(client, Line.OWN);
    if (chain.statements().isEmpty()) {
      return new EdgeKeyStatus.NoKey();
    }
    try {
      var before = pins.pinned(client, Line.OWN).orElseGet(() -> first(chain));
      return switch (verified.verify(client, before, chain)) {
        case KeyChain.Found.Good(var line) when row(client, Line.OWN, line).isPresent() ->
            standing(before, line);
        case KeyChain.Found.Good _, KeyChain.Found.Refused _ -> new EdgeKeyStatus.NotProven();
      };
    } catch (UncheckedIOException damaged) {
      return new EdgeKeyStatus.NotProven();
    }
  }

  private static EdgeKeyStatus standing(String before, KeyLine line) {
    var said = line.current();
    return line.recovered()
        ? new EdgeKeyStatus.ToCompare(before, said.fingerprint(), said.epoch(), said.at())
        : new EdgeKeyStatus.Proven(said.fingerprint());
  }

  private void remember(Line line, KeyLine found) {
    var newest = found.current().fingerprint();
    if (!pins.pinned(found.client(), line).equals(Optional.of(newest))) {
      pins.pin(found.client(), line, newest);
    }
  }

  Optional<KeyLine> company(ClientId client) {
    var chain = lines.chain(client, Line.OWN);
    if (chain.statements().isEmpty()) {
      return Optional.empty();
    }
    var pin = pins.pinned(client, Line.OWN).orElseGet(() -> first(chain));
    return good(verified.verify(client, pin, chain));
  }

  private Optional<KeyLine> mailbox(KeyLine company, UUID mailbox) {
    var client = company.client();
    var chain = lines.chain(client, Line.of(mailbox));
    if (chain.statements().isEmpty()) {
      return Optional.empty();
    }
    var pin = pins.pinned(client, Line.of(mailbox)).orElse(null);
    return good(verified.verifyMailbox(company, mailbox, pin, chain));
  }

  /// What is kept beside the statements must be what they say.
  private Optional<CompanyKey> row(ClientId client, Line line, KeyLine proven) {
    var said = proven.current();
    return table
        .current(client, line)
        .filter(key ->
            key.fingerprint().equals(said.fingerprint())
                && key.epoch() == said.epoch()
                && key.recipient().equals(said.recipient().text()));
  }

  private static Optional<KeyLine> good(KeyChain.Found found) {
    return found instanceof KeyChain.Found.Good(var line) && !line.recovered()
        ? Optional.of(line)
        : Optional.empty();
  }

  private static String first(KeyChainText chain) {
    return Fingerprint.of(chain.statements().getFirst().statement());
  }
}
