package denwaban.audit.anchor;

import denwaban.audit.LogId;
import denwaban.audit.Logs;
import denwaban.audit.proof.Note;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a member sees of the witnesses of the own company's log, and the office of those of its
/// own.
@Component
public final class WitnessReader {

  private final WitnessSettings settings;
  private final WitnessRounds witnessRounds;
  private final WitnessTable witnessTable;
  private final Logs logs;
  private final TenantTransactions transactions;

  public WitnessReader(
      WitnessSettings settings,
      WitnessRounds witnessRounds,
      WitnessTable witnessTable,
      Logs logs,
      TenantTransactions transactions) {
    this.settings = settings;
    this.witnessRounds = witnessRounds;
    this.witnessTable = witnessTable;
    this.logs = logs;
    this.transactions = transactions;
  }

  /// @param name of the witness, as in its keys
  /// @param keys its vkeys, as this installation was told them
  /// @param size entries that it confirmed last; 0 if it never did
  /// @param at when it says that it signed; null if it never did
  /// @param trouble of the last time it was asked; null if there was none
  public record Seen(
      String name,
      List<String> keys,
      long size,
      @Nullable Instant at,
      @Nullable WitnessTrouble trouble) {}

  /// Each witness that this installation asks.
  public List<Seen> of(ClientId client) {
    return transactions.as(client, () -> seen(LogId.of(client)));
  }

  /// The same of the installation's own log.
  public List<Seen> installation() {
    return transactions.office(() -> seen(LogId.INSTALLATION));
  }

  private List<Seen> seen(LogId log) {
    return settings.witnesses().stream()
        .map(at -> {
          var state = witnessTable.newest(log, at.name());
          return new Seen(
              at.name(),
              at.keys(),
              state.map(WitnessTable.State::size).orElse(0L),
              state.map(WitnessTable.State::at).orElse(null),
              witnessRounds.trouble(log, at.name()).orElse(null));
        })
        .toList();
  }

  /// The state that a witness confirmed last, as a signed note with its lines after the log's.
  public Optional<String> cosigned(ClientId client, String witness) {
    var log = LogId.of(client);
    return transactions.as(
        client,
        () ->
            witnessTable
                .newest(log, witness)
                .flatMap(state ->
                    logs.at(log, state.size())
                        .map(note -> Note.parse(note + state.signatures()).write())));
  }
}
