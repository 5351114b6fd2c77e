package denwaban.client.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.seal.statement.KeyChain;
import denwaban.seal.statement.KeyChainText;
import denwaban.seal.statement.KeyLine;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The public company keys. Opens the client's scope, or joins it.
@Component
public final class CompanyKeys {

  /// What was begun under the key before may still arrive for so long: a message being written, a
  /// call being recorded. A member's browser gives it a header of the new key afterwards.
  public static final Duration GRACE = Duration.ofHours(4);

  private final TenantTransactions transactions;
  private final LineTable table;
  private final KeyLines lines;
  private final ProvenKeys proven;
  private final InstantSource clock;

  CompanyKeys(
      TenantTransactions transactions,
      LineTable table,
      KeyLines lines,
      ProvenKeys proven,
      InstantSource clock) {
    this.transactions = transactions;
    this.table = table;
    this.lines = lines;
    this.proven = proven;
    this.clock = clock;
  }

  /// The company's newest key as it is kept, for those who check its chain themselves; empty as
  /// long as the client's administrator has made none.
  public Optional<CompanyKey> current(ClientId client) {
    return transactions.as(client, () -> table.current(client, Line.OWN));
  }

  /// The key that the edge may seal to; empty as long as there is none, or if the chain does not
  /// lead to it from what this edge has sealed to before: then nothing is sealed, to whichever key.
  ///
  /// @param mailbox null for the general box
  /// @throws UncheckedIOException if what was sealed to before cannot be read
  public Optional<CompanyKey> toSealTo(ClientId client, @Nullable UUID mailbox) {
    return transactions.as(client, () -> proven.current(client, Line.of(mailbox)));
  }

  /// The company's own line as the edge may trust it: the chain leads to it from what this edge has
  /// sealed to before, and waits for no confirmation.
  ///
  /// @throws UncheckedIOException if what was sealed to before cannot be read
  public Optional<KeyLine> proven(ClientId client) {
    return transactions.as(client, () -> proven.company(client));
  }

  /// A mailbox's newest key, for those who check its chain themselves.
  public Optional<CompanyKey> newest(ClientId client, UUID mailbox) {
    return transactions.as(client, () -> table.current(client, Line.of(mailbox)));
  }

  /// The line that a key statement belongs to; empty if there is none.
  ///
  /// @param fingerprint of a company's statement
  public Optional<Line> lineOf(ClientId client, String fingerprint) {
    return transactions.as(client, () -> table.lineOf(client, fingerprint));
  }

  /// All statements and grants of each mailbox, as they travel.
  public Map<UUID, KeyChainText> mailboxChains(ClientId client) {
    return transactions.as(
        client,
        () -> {
          var chains = new TreeMap<UUID, KeyChainText>();
          for (var mailbox : table.mailboxes(client)) {
            chains.put(mailbox, lines.chain(client, Line.of(mailbox)));
          }
          return chains;
        });
  }

  /// All statements and grants of a mailbox's line as the exact text, for those who only pass it
  /// on.
  public String chainText(ClientId client, UUID mailbox) {
    return transactions.as(
        client, () -> new String(lines.chain(client, Line.of(mailbox)).bytes().toArray(), UTF_8));
  }

  /// The keys that something which arrives now may be sealed to; empty as long as there is none.
  public List<CompanyKey> acceptable(ClientId client) {
    return transactions.as(client, () -> table.since(client, clock.instant().minus(GRACE)));
  }

  /// Fingerprints of keys that were followed by another: what is sealed to them needs a new header.
  public List<String> superseded(ClientId client) {
    return transactions.as(client, () -> table.superseded(client));
  }

  /// The line that a key statement belongs to, as everyone else would find it.
  ///
  /// @param fingerprint of a company's statement
  /// @return empty if there is none, or if its chain does not hold together
  public Optional<KeyLine> line(ClientId client, String fingerprint) {
    return transactions.as(
        client,
        () ->
            table
                .lineOf(client, fingerprint)
                .flatMap(line ->
                    switch (lines.found(client, line, lines.chain(client, line))) {
                      case KeyChain.Found.Good(var good) -> Optional.of(good);
                      case KeyChain.Found.Refused _ -> Optional.empty();
                    }));
  }

  /// Fingerprints of the keys, of whatever line and epoch, that were granted to this person.
  public Set<String> grantedTo(ClientId client, PersonId person) {
    return transactions.as(client, () -> table.grantedTo(client, person));
  }

  /// Fingerprints of the keys, of whatever line and epoch, that this person can open and no one
  /// else. Whether shares of it exist on paper is not known here.
  public Set<String> heldOnlyBy(ClientId client, PersonId person) {
    return transactions.as(client, () -> table.heldOnlyBy(client, person));
  }

  /// Whether two key statements are epochs of one line.
  public boolean sameLine(ClientId client, String one, String other) {
    return transactions.as(
        client,
        () -> {
          var line = table.lineOf(client, one);
          return line.isPresent() && line.equals(table.lineOf(client, other));
        });
  }

  /// All statements and grants of the company's own line, as they travel; empty if there is none.
  public Optional<KeyChainText> chain(ClientId client) {
    return transactions.as(
        client,
        () -> Optional.of(lines.chain(client, Line.OWN)).filter(c -> !c.statements().isEmpty()));
  }

  /// The same as the exact text, for those who only pass it on.
  public Optional<String> chainText(ClientId client) {
    return chain(client).map(chain -> new String(chain.bytes().toArray(), UTF_8));
  }
}
