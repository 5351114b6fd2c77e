package denwaban.contract;

import denwaban.contract.termination.Terminations;
import denwaban.kernel.ClientId;
import denwaban.kyc.NumberOwnership;
import denwaban.kyc.VerifiedClients;
import denwaban.terms.ContractRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Whose the telephone number is by a client's terms. Called in the office's scope.
@Component
class ProvidedNumbers implements NumberOwnership {

  private final Agreements agreements;
  private final Terminations terminations;

  ProvidedNumbers(Agreements agreements, Terminations terminations) {
    this.agreements = agreements;
    this.terminations = terminations;
  }

  @Override
  public Contracted of(ClientId client, Instant at) {
    var inForce = agreements.inForce(client, at);
    var since = inForce.flatMap(it -> since(agreements.all(client), it)).orElse(null);
    var ranOut =
        inForce
            .filter(it -> it.ended(at))
            .flatMap(it -> Optional.ofNullable(it.record()))
            .flatMap(ContractRecord::until);
    var terminated =
        terminations
            .of(client)
            .filter(it -> it.ended(at))
            .map(it -> LocalDate.ofInstant(it.endsAt(), VerifiedClients.JAPAN));
    var ended = Stream.concat(ranOut.stream(), terminated.stream()).min(LocalDate::compareTo);
    return new Contracted(since, ended.orElse(null));
  }

  /// The day, in Japan, on which the run of versions began that say that the number is the office's
  /// own and of which these terms are the last; empty if they do not say so.
  ///
  /// @param all of the client's, newest first
  static Optional<LocalDate> since(List<Terms> all, Terms inForce) {
    return all.stream()
        .filter(it -> it.version() <= inForce.version())
        .takeWhile(Terms::provided)
        .map(Terms::effectiveFrom)
        .min(Instant::compareTo)
        .map(it -> it.atZone(VerifiedClients.JAPAN).toLocalDate());
  }
}
