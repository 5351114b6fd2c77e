package denwaban.seal.statement;

import denwaban.kernel.ClientId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A key line whose chain was checked: only [KeyChain] makes one.
public final class KeyLine {

  /// One epoch.
  ///
  /// @param trusted fingerprints of the statements of the members who may grant it and state the
  ///   next one
  public record Epoch(KeyStatement.Company statement, List<String> trusted) {

    public Epoch {
      trusted = List.copyOf(trusted);
    }
  }

  private final List<Epoch> epochs;
  private final Map<String, KeyStatement.Member> members;
  private final boolean recovered;

  KeyLine(List<Epoch> epochs, Map<String, KeyStatement.Member> members, boolean recovered) {
    this.epochs = List.copyOf(epochs);
    this.members = Map.copyOf(members);
    this.recovered = recovered;
  }

  public ClientId client() {
    return current().client();
  }

  /// Null for the company's own line.
  public @Nullable UUID mailbox() {
    return current().mailbox();
  }

  /// From 1.
  public List<Epoch> epochs() {
    return epochs;
  }

  /// The newest statement: what sealers seal to, unless [#recovered()].
  public KeyStatement.Company current() {
    return epochs.getLast().statement();
  }

  /// Whether a recovery follows the pin: no one who was trusted before signed the newest key, so no
  /// one may seal to it until the client confirmed its fingerprint by another way.
  public boolean recovered() {
    return recovered;
  }

  /// @param company fingerprint of a statement of this line
  public Optional<Epoch> epoch(String company) {
    return epochs.stream().filter(e -> e.statement().fingerprint().equals(company)).findFirst();
  }

  /// Whether this member may speak for the line now.
  public boolean trusts(String member) {
    return epochs.getLast().trusted().contains(member);
  }

  /// The checked statement of a member who came with the chain.
  public Optional<KeyStatement.Member> member(String fingerprint) {
    return Optional.ofNullable(members.get(fingerprint));
  }
}
