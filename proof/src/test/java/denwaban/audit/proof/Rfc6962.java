package denwaban.audit.proof;

import denwaban.kernel.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// RFC 6962 section 2.1 word for word, with a hash of its own: slow, and nothing of it is ours.
///
/// Remembers the hashes of whole ranges that it met, so that five thousand sizes take seconds.
final class Rfc6962 {

  private record Range(int from, int to) {}

  private final List<Bytes> leaves;
  private final Map<Range, Bytes> met = new HashMap<>();

  /// @param leaves hashes of the entries
  Rfc6962(List<Bytes> leaves) {
    this.leaves = leaves;
  }

  /// MTH(D[n]).
  Bytes root(int n) {
    return n == 0 ? sha256(new byte[0]) : root(0, n);
  }

  /// PATH(m, D[n]), section 2.1.1.
  List<Bytes> path(int m, int n) {
    return path(m, 0, n);
  }

  /// PROOF(m, D[n]), section 2.1.2.
  List<Bytes> proof(int m, int n) {
    return m == 0 ? List.of() : subProof(m, 0, n, true);
  }

  static Bytes leaf(byte[] entry) {
    return sha256(new byte[] {0}, entry);
  }

  private Bytes root(int from, int to) {
    if (to - from == 1) {
      return leaves.get(from);
    }
    var known = met.get(new Range(from, to));
    if (known == null) {
      var k = k(to - from);
      known = node(root(from, from + k), root(from + k, to));
      met.put(new Range(from, to), known);
    }
    return known;
  }

  private List<Bytes> path(int m, int from, int to) {
    var n = to - from;
    if (n == 1) {
      return List.of();
    }
    var k = k(n);
    return m < k
        ? joined(path(m, from, from + k), root(from + k, to))
        : joined(path(m - k, from + k, to), root(from, from + k));
  }

  private List<Bytes> subProof(int m, int from, int to, boolean b) {
    var n = to - from;
    if (m == n) {
      return b ? List.of() : List.of(root(from, to));
    }
    var k = k(n);
    return m <= k
        ? joined(subProof(m, from, from + k, b), root(from + k, to))
        : joined(subProof(m - k, from + k, to, false), root(from, from + k));
  }

  /// "The largest power of two smaller than n."
  private static int k(int n) {
    var k = 1;
    while (k * 2 < n) {
      k *= 2;
    }
    return k;
  }

  private static List<Bytes> joined(List<Bytes> first, Bytes last) {
    var all = new ArrayList<>(first);
    all.add(last);
    return all;
  }

  private static Bytes node(Bytes left, Bytes right) {
    return sha256(new byte[] {1}, left.toArray(), right.toArray());
  }

  private static Bytes sha256(byte[]... parts) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        sha.update(part);
      }
      return Bytes.of(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
