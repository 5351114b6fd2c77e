package denwaban.contract.termination;

import denwaban.kernel.ClientId;
import denwaban.kyc.VerifiedClients;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The end of one client's contract.
///
/// @param side who gave notice; or that neither side did, and the contract has a last day
/// @param endsAt its last instant: from then on no call is answered, and the client's people read
///   nothing but their log and contract, and take their data away
/// @param returnBy until then the client is to have its data back
/// @param eraseAt when everything is due at the latest
/// @param receivedAt when the client said that it has its data and that the rest may go
/// @param closedAt when nothing was left but what the law keeps
public record Termination(
    UUID id,
    ClientId client,
    Side side,
    String reason,
    Instant noticedAt,
    Instant endsAt,
    Instant returnBy,
    Instant eraseAt,
    @Nullable Instant receivedAt,
    @Nullable Instant closedAt) {

  /// How long the client's people read the last certificate with their accounts, after nothing else
  /// is left.
  public static final Duration ACCOUNTS = Duration.ofDays(90);

  /// Years for which papers of a business are kept: 商法 19条3項 and 会社法 432条2項, from when the books of
  /// the year are closed; 法人税法施行規則 59条 in years of loss. Claims from a contract are barred by then,
  /// too: 民法 166条.
  private static final int CONTRACT_YEARS = 10;

  /// The books of the year in which it ends are closed within a year, and tax law counts from two
  /// months after that year. Which year is an office's own is not asked.
  private static final int BOOKS_MONTHS = 14;

  public enum Side {
    OFFICE,
    CLIENT,
    /// The contract's own last day.
    TERM
  }

  public boolean ended(Instant at) {
    return !at.isBefore(endsAt);
  }

  /// Whether nothing brings the contract back: one that ran out can be renewed until all is due.
  public boolean settled(Instant at) {
    return side == Side.TERM ? !at.isBefore(due()) : ended(at);
  }

  /// When the years are over for which the law keeps who the client is.
  public Instant kycUntil() {
    var last =
        LocalDate.ofInstant(endsAt, VerifiedClients.JAPAN).plusYears(VerifiedClients.KEPT_YEARS);
    return last.plusDays(1).atStartOfDay(VerifiedClients.JAPAN).toInstant();
  }

  /// When the years are over for which the law keeps the contract.
  public Instant contractUntil() {
    var last =
        LocalDate.ofInstant(endsAt, VerifiedClients.JAPAN)
            .plusMonths(BOOKS_MONTHS)
            .plusYears(CONTRACT_YEARS);
    return last.plusDays(1).atStartOfDay(VerifiedClients.JAPAN).toInstant();
  }

  /// When everything is due.
  public Instant due() {
    return receivedAt == null ? eraseAt : receivedAt;
  }
}
