package denwaban.seal.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.kernel.PersonId;
import denwaban.seal.age.Identity;
import denwaban.seal.age.NotOpened;
import denwaban.seal.age.Opening;
import denwaban.seal.crypto.Ed25519;
import denwaban.seal.crypto.Octets;
import denwaban.seal.crypto.Signing;
import denwaban.seal.json.Json;
import denwaban.seal.statement.KeyLine;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import java.util.Optional;

/// A note as the server keeps it. `web/src/seal/note.ts` takes the same steps in the same order.
///
/// @param author the person who is said to have written it
/// @param company fingerprint of the key statement that it is sealed to
/// @param file an age file
public record SealedNote(
    NotePlace place, PersonId author, String company, Bytes file, Bytes signature) {

  /// Bytes of every note in clear: filled up, so that its length tells nothing.
  static final int BYTES = 4_096;

  /// Bytes of an Ed25519 signature.
  public static final int SIGNATURE = 64;

  /// UTF-16 code units of one note.
  static final int CHARACTERS = 1_000;

  /// What a check finds.
  public sealed interface Found {

    /// @param sealedTo whose key should open it
    record Good(KeyLine.Epoch sealedTo) implements Found {}

    record Refused(Why why) implements Found {}
  }

  /// Why a note is refused, in the order in which a reader finds it.
  public enum Why {
    /// Sealed to a key that is not of this line, or another client's.
    WRONG_KEY("wrong-key"),
    /// Its author does not hold the key that it is sealed to.
    NOT_TRUSTED("not-trusted"),
    /// Someone else wrote it, or it was written for another place.
    BAD_SIGNATURE("bad-signature");

    private final String text;

    Why(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /// Checks who wrote it, and for which place. Needs no key.
  ///
  /// @param line of the item's box
  public Found check(KeyLine line) {
    var epoch = line.epoch(company).orElse(null);
    if (epoch == null || !line.client().equals(place.client())) {
      return new Found.Refused(Why.WRONG_KEY);
    }
    // a member who lost every way to their key has a second one
    var keys =
        epoch.trusted().stream()
            .flatMap(it -> line.member(it).stream())
            .filter(it -> it.person().equals(author))
            .toList();
    if (keys.isEmpty()) return new Found.Refused(Why.NOT_TRUSTED);
    var signed =
        keys.stream()
            .anyMatch(
                it -> Ed25519.verifies(it.sign(), Signing.NOTE, said(it.fingerprint()), signature));
    return signed ? new Found.Good(epoch) : new Found.Refused(Why.BAD_SIGNATURE);
  }

  /// The text; call [#check] before.
  ///
  /// @return empty if what it holds is no note
  public Optional<String> open(Identity key) throws NotOpened {
    var plain = Opening.file(key, file);
    if (plain.length() != BYTES) return Optional.empty();
    try {
      var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(plain.toArray())).toString();
      return Optional.of(text.stripTrailing())
          .filter(it -> !it.isEmpty() && it.length() <= CHARACTERS);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /// The canonical text that its author signs; it travels nowhere.
  ///
  /// @param by fingerprint of the author's own statement
  Bytes said(String by) {
    return new Json.Obj(
            Map.of(
                "v", new Json.Num(1),
                "client", new Json.Text(place.client().toString()),
                "item", new Json.Text(place.item().toString()),
                "call", new Json.Text(place.call().toString()),
                "note", new Json.Text(place.note().toString()),
                "company", new Json.Text(company),
                "by", new Json.Text(by),
                "sha256", new Json.Text(Octets.sha256(file).base64())))
        .bytes();
  }
}
