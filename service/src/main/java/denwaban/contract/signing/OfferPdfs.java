package denwaban.contract.signing;

import denwaban.access.CurrentUser;
import denwaban.contract.document.ContractPdf;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.terms.SigningStatement.Side;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Makes the PDF of an offer when it is asked for. One at a time: each takes a core for some tenths
/// of a second, and calls must not wait for it.
@Component
final class OfferPdfs {

  private final Offers offers;
  private final Turn turn = new Turn(Duration.ofSeconds(5));

  OfferPdfs(Offers offers) {
    this.offers = offers;
  }

  /// @throws Problem 404 if there is no such offer that this side may read; 422 if no font has a
  ///   character of it; 429 if too many are asked for at once
  Bytes of(ClientId client, Bytes digest, Side side, CurrentUser to) {
    var kept = offers.kept(client, digest, side, to);
    return turn.take(() -> {
      try {
        return ContractPdf.of(kept.html(), kept.record(), kept.signed());
      } catch (IllegalArgumentException unprintable) {
        throw OfferProblems.unprintable(unprintable);
      }
    });
  }

  /// Lets one work and the others wait, in their order.
  static final class Turn {

    private final Semaphore free = new Semaphore(1, true);
    private final Duration patience;

    /// @param patience how long one waits for those before it
    Turn(Duration patience) {
      this.patience = patience;
    }

    /// @throws Problem 429 if its turn did not come within the patience
    <T> T take(Supplier<T> work) {
      if (!came()) throw OfferProblems.printing();
      try {
        return work.get();
      } finally {
        free.release();
      }
    }

    private boolean came() {
      try {
        return free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
