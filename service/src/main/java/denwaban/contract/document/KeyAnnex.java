package denwaban.contract.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.contract.document.ContractWords.Language;
import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Digest;
import java.util.ArrayList;
import java.util.List;

/// The keys that held when a document was made. Both sides do not agree them, they read them: so
/// they are no terms, and stand in the document beside the record.
///
/// @param company fingerprint of the client's key that is sealed to; empty if there is none yet
/// @param log what the client's log is signed with, a vkey each
public record KeyAnnex(String company, List<String> log) {

  /// Of a document that says nothing of keys.
  public static final KeyAnnex NONE = new KeyAnnex("", List.of());

  /// Characters that a line of a page has; a longer key is named by its hash.
  private static final int LONG = 300;

  public KeyAnnex {
    log = List.copyOf(log);
  }

  static String title(Language in) {
    return in == Language.JA ? "別紙（本書を作った時の鍵）" : "Annex: the keys when this document was made";
  }

  /// Plain text.
  List<String> lines(Language in) {
    var ja = in == Language.JA;
    var lines = new ArrayList<String>();
    if (company.isEmpty()) {
      lines.add(ja ? "甲の会社の鍵は、まだ作られていない。" : "The Client has made no company key yet.");
    } else {
      lines.add((ja ? "甲の会社の鍵の指紋：" : "Fingerprint of the Client's company key: ") + company);
    }
    for (var key : log)
      lines.add((ja ? "甲の記録の公開鍵：" : "Public key of the Client's log: ") + said(key, ja));
    lines.add(
        ja
            ? "鍵が替わったときは、甲の画面の鍵のページと記録に現れる。本書は書き換えない。"
            : "A key that is replaced shows on the Client's page of keys and in its log; this document"
                + " stays as it is.");
    return lines;
  }

  /// @param vkey name, hash and key, with `+` between them
  private static String said(String vkey, boolean ja) {
    if (vkey.length() <= LONG) return vkey;
    var name = vkey.substring(0, vkey.indexOf('+', vkey.indexOf('+') + 1));
    var digest = Digest.sha256(Bytes.of(vkey.getBytes(UTF_8))).base64();
    return name + (ja ? "（全体のSHA-256 " : " (SHA-256 of all of it: ") + digest + (ja ? "）" : ")");
  }
}
