package denwaban.kyc;

import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Whether a client whose number is the office's own was verified (犯罪収益移転防止法 4条).
@Component
public class VerifiedClients {

  /// Whose days count. How long records are kept from the end of the contract, in years (犯罪収益移転防止法
  /// 6条2項).
  public static final int KEPT_YEARS = 7;

  public static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private final KycTable table;
  private final TenantTransactions transactions;

  VerifiedClients(KycTable table, TenantTransactions transactions) {
    this.table = table;
    this.transactions = transactions;
  }

  /// Made by hand, without the container.
  public static VerifiedClients over(JdbcClient db, TenantTransactions transactions) {
    return new VerifiedClients(new KycTable(db), transactions);
  }

  /// Whether anything is kept that the law asks for: verifications, and what looked suspicious.
  /// Opens the office's scope, or joins it.
  public boolean hasRecords(ClientId client) {
    return transactions.office(() -> table.any(client));
  }

  /// Whether someone looked for notes of suspicion, be there any or none: that is kept, too. Opens
  /// the office's scope, or joins it.
  public boolean lookedAt(ClientId client) {
    return transactions.office(() -> table.read(client));
  }

  /// Whether a verification holds at that moment. Called in the client's scope, or the office's.
  ///
  /// @param since the day on which the contract for such a number began, in Japan
  public boolean verified(ClientId client, LocalDate since, Instant at) {
    return table.standing(client).filter(it -> it.holds(since, day(at))).isPresent();
  }

  static LocalDate day(Instant at) {
    return at.atZone(JAPAN).toLocalDate();
  }
}
