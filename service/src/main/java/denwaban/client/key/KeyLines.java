package denwaban.client.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.seal.crypto.Digest;
import denwaban.seal.statement.Fingerprint;
import denwaban.seal.statement.KeyChain;
import denwaban.seal.statement.KeyChainText;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Puts a line's statements, members and grants together as they travel. Called in the client's
/// scope.
@Component
class KeyLines {

  private final LineTable table;
  private final Keyring keyring;
  private final VerifiedChains verified;

  KeyLines(LineTable table, Keyring keyring, VerifiedChains verified) {
    this.table = table;
    this.keyring = keyring;
    this.verified = verified;
  }

  KeyChainText chain(ClientId client, Line line) {
    var statements = new ArrayList<KeyChainText.Signed>();
    for (var key : table.epochs(client, line)) {
      statements.add(signed(key.statement(), key.signature()));
    }
    var members = new ArrayList<KeyChainText.Signed>();
    for (var key : keyring.members(client)) {
      members.add(signed(key.statement(), key.signature()));
    }
    var grants = new ArrayList<KeyChainText.Given>();
    for (var given : table.grants(client, line)) {
      var signature = given.signature();
      if (signature == null) {
        continue;
      }
      grants.add(
          new KeyChainText.Given(
              given.epoch(),
              given.person(),
              given.to(),
              given.by(),
              Digest.sha256(given.blob()),
              fingerprint(statements, given.epoch()),
              signature));
    }
    return new KeyChainText(statements, members, grants);
  }

  /// The chain as anyone who asks us would find it, from its first statement on.
  KeyChain.Found found(ClientId client, Line line, KeyChainText chain) {
    if (chain.statements().isEmpty()) {
      return new KeyChain.Found.Refused(KeyChain.Why.MALFORMED);
    }
    var first = Fingerprint.of(chain.statements().getFirst().statement());
    var mailbox = line.mailbox();
    if (mailbox == null) {
      return verified.verify(client, first, chain);
    }
    return switch (found(client, Line.OWN, chain(client, Line.OWN))) {
      case KeyChain.Found.Good(var company) ->
          verified.verifyMailbox(company, mailbox, first, chain);
      case KeyChain.Found.Refused refused -> refused;
    };
  }

  /// A mailbox's new chain: a member who is trusted in the company's newest key must have stated
  /// it.
  KeyChain.Found begun(ClientId client, Line line, KeyChainText chain) {
    var mailbox = requireNonNull(line.mailbox());
    return switch (found(client, Line.OWN, chain(client, Line.OWN))) {
      case KeyChain.Found.Good(var company) ->
          verified.verifyMailbox(company, mailbox, null, chain);
      case KeyChain.Found.Refused refused -> refused;
    };
  }

  static KeyChainText.Signed signed(String statement, Bytes signature) {
    return new KeyChainText.Signed(Bytes.of(statement.getBytes(UTF_8)), signature);
  }

  private static String fingerprint(List<KeyChainText.Signed> statements, int epoch) {
    return Fingerprint.of(statements.get(epoch - 1).statement());
  }
}
