package denwaban.seal.statement;

import denwaban.kernel.Bytes;
import denwaban.kernel.ObjectId;
import denwaban.seal.crypto.Octets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Whether the versions of a message follow each other, and which is the newest:
/// docs/formats/manifest.md, "Corrections". `web/src/seal/versions.ts` takes the same steps in the
/// same order.
public final class Versions {

  /// Versions of one message, the first one counted.
  public static final int LIMIT = 64;

  private Versions() {}

  /// A manifest's text as it was signed.
  public record Signed(Bytes text, Bytes signature) {}

  /// What a check finds.
  public sealed interface Found {

    /// @param oldestFirst the last is the newest
    record Good(List<Manifest> oldestFirst) implements Found {
      public Good {
        oldestFirst = List.copyOf(oldestFirst);
      }
    }

    record Refused(Why why) implements Found {}
  }

  /// Why versions are refused, in the order in which a reader finds it.
  public enum Why {
    /// A text is not what the format allows, or there are none, or too many.
    MALFORMED("malformed"),
    BAD_SIGNATURE("bad-signature"),
    WRONG_CLIENT("wrong-client"),
    /// A correction is of another call or kind, or takes the name of an older version.
    WRONG_OBJECT("wrong-object"),
    /// One is missing, comes twice or goes backwards, or what is offered as the newest is not.
    WRONG_VERSION("wrong-version"),
    /// Only who sealed a message corrects it.
    NOT_TRUSTED("not-trusted");

    private final String text;

    Why(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /// @param offered the object that is said to be the newest
  public static Found check(List<Signed> oldestFirst, ObjectId offered) {
    if (oldestFirst.isEmpty() || oldestFirst.size() > LIMIT) {
      return new Found.Refused(Why.MALFORMED);
    }
    var manifests = new ArrayList<Manifest>();
    for (var one : oldestFirst) {
      try {
        var manifest = Manifest.parse(one.text());
        if (Manifest.check(one.text(), one.signature(), manifest.sealer().key()).isEmpty()) {
          return new Found.Refused(Why.BAD_SIGNATURE);
        }
        manifests.add(manifest);
      } catch (IllegalArgumentException e) {
        return new Found.Refused(Why.MALFORMED);
      }
    }
    if (manifests.getFirst().version() != 1) {
      return new Found.Refused(Why.WRONG_VERSION);
    }
    var names = new HashSet<ObjectId>();
    names.add(manifests.getFirst().object());
    for (var i = 1; i < manifests.size(); i++) {
      var why = why(manifests.get(i - 1), oldestFirst.get(i - 1).text(), manifests.get(i));
      if (why.isPresent()) {
        return new Found.Refused(why.get());
      }
      if (!names.add(manifests.get(i).object())) {
        return new Found.Refused(Why.WRONG_OBJECT);
      }
    }
    return manifests.getLast().object().equals(offered)
        ? new Found.Good(manifests)
        : new Found.Refused(Why.WRONG_VERSION);
  }

  /// Why `next` does not correct `before`; empty if it does. Both signatures were checked.
  ///
  /// @param text of the manifest before
  public static Optional<Why> why(Manifest before, Bytes text, Manifest next) {
    if (!next.client().equals(before.client())) {
      return Optional.of(Why.WRONG_CLIENT);
    }
    if (!next.call().equals(before.call())
        || next.kind() != Manifest.Kind.MESSAGE
        || before.kind() != Manifest.Kind.MESSAGE
        || next.object().equals(before.object())) {
      return Optional.of(Why.WRONG_OBJECT);
    }
    if (next.version() != before.version() + 1
        || !Objects.equals(next.prev(), Octets.sha256(text))) {
      return Optional.of(Why.WRONG_VERSION);
    }
    return next.sealer().equals(before.sealer()) ? Optional.empty() : Optional.of(Why.NOT_TRUSTED);
  }
}
