package denwaban.contract.signing;

import denwaban.kernel.Bytes;
import denwaban.kernel.PersonId;
import denwaban.terms.ContractRecord;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Terms on their way to being agreed.
///
/// @param digest SHA-256 of the record: its name
/// @param document SHA-256 of the document that was made of it
/// @param madeBy of the office
/// @param stateAt since when it is in this state
/// @param reason why the client declined; empty otherwise
/// @param scan of the paper on which it is signed; null if it is signed electronically
public record Offer(
    ContractRecord record,
    Bytes digest,
    Bytes document,
    Instant madeAt,
    PersonId madeBy,
    State state,
    Instant stateAt,
    String reason,
    @Nullable Scan scan) {

  public enum State {
    /// The office alone sees it.
    DRAFT,
    /// The office has signed; the client reads it.
    OFFERED,
    AGREED,
    DECLINED,
    WITHDRAWN;

    /// Its name in JSON.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
