package denwaban.delivery.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.zerodeplibs.webpush.VAPIDKeyPair;
import com.zerodeplibs.webpush.VAPIDKeyPairs;
import com.zerodeplibs.webpush.key.PrivateKeySources;
import com.zerodeplibs.webpush.key.PublicKeySources;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.storage.key.Kek;
import denwaban.storage.key.KeyVault;
import java.io.IOException;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The key by which push services know this office (VAPID, RFC 8292). Made at its first use; a new
/// one would end every subscription.
@Component
class PushKey {

  private static final Kek KEK = new Kek("office-push");
  private static final byte[] PLACE = "push-key".getBytes(UTF_8);

  private static final String FIND = "select sealed from delivery_push_key";

  private static final String ADD =
      """
      insert into delivery_push_key (sealed) values (:sealed) on conflict do nothing
      """;

  private final JdbcClient db;
  private final TenantTransactions transactions;
  private final KeyVault keys;
  private volatile @Nullable VAPIDKeyPair pair;

  PushKey(JdbcClient db, TenantTransactions transactions, KeyVault keys) {
    this.db = db;
    this.transactions = transactions;
    this.keys = keys;
  }

  /// Not inside a client's scope.
  ///
  /// @throws IOException if the vault is away, or sealed
  VAPIDKeyPair pair() throws IOException {
    var known = pair;
    if (known != null) return known;
    try {
      var key = ECKey.parse(text());
      var made =
          VAPIDKeyPairs.of(
              PrivateKeySources.ofECPrivateKey(key.toECPrivateKey()),
              PublicKeySources.ofECPublicKey(key.toECPublicKey()));
      pair = made;
      return made;
    } catch (ParseException | JOSEException e) {
      throw new AssertionError("a key that this class made", e);
    }
  }

  private String text() throws IOException, JOSEException {
    var kept = find();
    if (kept == null) {
      var fresh = new ECKeyGenerator(Curve.P_256).generate().toJSONString();
      var sealed = keys.wrap(KEK, fresh.getBytes(UTF_8), PLACE);
      transactions.office(() -> db.sql(ADD).param("sealed", sealed.toArray()).update());
      kept = find();
    }
    if (kept == null) throw new IOException("the push key is not kept");
    return keys.unwrap(KEK, kept, PLACE)
        .map(it -> new String(it.toArray(), UTF_8))
        .orElseThrow(() -> new IOException("the push key does not unwrap"));
  }

  private @Nullable Bytes find() {
    return transactions
        .office(() -> db.sql(FIND).query((row, n) -> Bytes.of(row.getBytes(1))).optional())
        .orElse(null);
  }
}
