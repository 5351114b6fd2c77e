package denwaban.contract.signing;

import denwaban.access.CurrentUser;
import denwaban.contract.document.ContractPdf;
import denwaban.contract.document.PdfTurn;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.terms.SigningStatement.Side;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Makes the PDF of an offer when it is asked for.
@Component
final class OfferPdfs {

  private final Offers offers;
  private final PdfTurn turn;

  OfferPdfs(Offers offers, PdfTurn turn) {
    this.offers = offers;
    this.turn = turn;
  }

  /// @throws Problem 404 if there is no such offer that this side may read; 422 if no font has a
  ///   character of it; 429 if too many are asked for at once
  Bytes of(ClientId client, Bytes digest, Side side, CurrentUser to) {
    var kept = offers.kept(client, digest, side, to);
    return turn.take(() -> {
      try {
        var signed = kept.signed().stream().map(Signature::statement).toList();
        return ContractPdf.of(kept.html(), kept.record(), signed, stamped(kept.signed()));
      } catch (IllegalArgumentException unprintable) {
        throw OfferProblems.unprintable(unprintable);
      }
    });
  }

  private static Map<Side, Instant> stamped(List<Signature> signed) {
    var stamped = new EnumMap<Side, Instant>(Side.class);
    for (var it : signed) {
      var stamp = it.stamp();
      if (stamp != null) stamped.put(it.statement().side(), stamp.at());
    }
    return stamped;
  }
}
