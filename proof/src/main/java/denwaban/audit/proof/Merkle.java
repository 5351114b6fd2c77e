package denwaban.audit.proof;

import denwaban.kernel.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/// The hashes of the tree (RFC 6962 section 2.1, SHA-256), and what a verifier computes from
/// proofs.
public final class Merkle {

  /// Bytes of a hash.
  public static final int HASH = 32;

  // RFC 6962 section 2.1: leaves and nodes are prefixed so that neither can pose as the other.
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private Merkle() {}

  /// The root of a tree without leaves.
  public static Bytes empty() {
    return Bytes.of(sha256().digest());
  }

  public static Bytes leaf(Bytes entry) {
    var sha = sha256();
    sha.update(LEAF);
    return Bytes.of(sha.digest(entry.toArray()));
  }

  static Bytes node(Bytes left, Bytes right) {
    var sha = sha256();
    sha.update(NODE);
    sha.update(left.toArray());
    return Bytes.of(sha.digest(right.toArray()));
  }

  /// Whether `leaf` is number `index` of the tree with `size` leaves and this root (RFC 9162
  /// section 2.1.3.2).
  public static boolean includes(Bytes root, long size, long index, Bytes leaf, List<Bytes> path) {
    if (index < 0 || index >= size) {
      return false;
    }
    var fn = index;
    var sn = size - 1;
    var hash = leaf;
    for (var sibling : path) {
      if (sn == 0) {
        return false;
      }
      if ((fn & 1) == 1 || fn == sn) {
        hash = node(sibling, hash);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        hash = node(hash, sibling);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && hash.equals(root);
  }

  /// Whether the tree with `size` leaves and `root` begins with all of the older tree, unchanged
  /// (RFC 9162 section 2.1.4.2).
  public static boolean extendsTree(
      Bytes oldRoot, long oldSize, Bytes root, long size, List<Bytes> proof) {
    if (oldSize < 0 || oldSize > size) {
      return false;
    }
    if (oldSize == size || oldSize == 0) {
      var known = oldSize == 0 ? empty() : root;
      return proof.isEmpty() && oldRoot.equals(known);
    }
    var powerOfTwo = (oldSize & (oldSize - 1)) == 0;
    if (proof.isEmpty() && !powerOfTwo) {
      return false;
    }
    var fn = oldSize - 1;
    var sn = size - 1;
    while ((fn & 1) == 1) {
      fn >>= 1;
      sn >>= 1;
    }
    var first = powerOfTwo ? oldRoot : proof.getFirst();
    var from = first;
    var to = first;
    for (var hash : powerOfTwo ? proof : proof.subList(1, proof.size())) {
      if (sn == 0) {
        return false;
      }
      if ((fn & 1) == 1 || fn == sn) {
        from = node(hash, from);
        to = node(hash, to);
        while ((fn & 1) == 0 && fn != 0) {
          fn >>= 1;
          sn >>= 1;
        }
      } else {
        to = node(to, hash);
      }
      fn >>= 1;
      sn >>= 1;
    }
    return sn == 0 && from.equals(oldRoot) && to.equals(root);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
