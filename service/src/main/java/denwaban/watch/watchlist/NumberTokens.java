package denwaban.watch.watchlist;

import static java.nio.charset.StandardCharsets.US_ASCII;

import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.kernel.PhoneNumber;
import denwaban.seal.crypto.AtRest;
import denwaban.seal.crypto.Digest;
import denwaban.storage.key.Kek;
import denwaban.storage.key.KeyVault;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/// What stands for a number where it must not stand itself: its HMAC under a key of this
/// installation, which lies wrapped by the key vault. Who has only the database cannot try numbers.
/// Not inside a scope: the vault may be slow, and a connection would wait with it.
@Component
public class NumberTokens {

  /// One of the log's own keys: a sealed vault must not make the watch blind, as calls go on.
  private static final Kek WATCHED = new Kek("audit-watched-numbers");

  private static final byte[] PLACE = "watched-numbers".getBytes(US_ASCII);

  private final TenantTransactions transactions;
  private final WatchlistTable book;
  private final KeyVault keys;

  public NumberTokens(TenantTransactions transactions, WatchlistTable book, KeyVault keys) {
    this.transactions = transactions;
    this.book = book;
    this.keys = keys;
  }

  /// @throws UncheckedIOException if the key vault is unavailable; safe to retry
  Bytes of(PhoneNumber number) {
    return Digest.keyed(key(), Bytes.of(number.e164().getBytes(US_ASCII)));
  }

  private Bytes key() {
    try {
      var wrapped = transactions.office(book::key);
      if (wrapped.isEmpty()) {
        var made = keys.wrap(WATCHED, AtRest.newKey().toArray(), PLACE);
        wrapped =
            transactions.office(() -> {
              book.keepKey(made);
              return book.key();
            });
      }
      return keys.unwrap(WATCHED, wrapped.orElseThrow(), PLACE)
          .orElseThrow(() -> new IOException("the key of watched numbers does not unwrap"));
    } catch (IOException away) {
      throw new UncheckedIOException("the key vault is away", away);
    }
  }
}
