package denwaban.audit.proof.stamp;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One element of DER (X.690), read from bytes that may come from anybody.
///
/// Definite lengths in their shortest form, tags of one byte; anything else is refused. Nothing is
/// read deeper than the caller asks.
final class Der {

  static final int INTEGER = 0x02;
  static final int OCTETS = 0x04;
  static final int OID = 0x06;
  static final int TIME = 0x18;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  /// Elements in one; the largest that a stamp has is its certificates.
  private static final int ELEMENTS = 64;

  private final byte[] all;
  private final int start;
  private final int content;
  private final int end;

  private Der(byte[] all, int start, int content, int end) {
    this.all = all;
    this.start = start;
    this.content = content;
    this.end = end;
  }

  /// @throws IllegalArgumentException if these are not exactly one element
  static Der of(byte[] bytes) {
    var one = at(bytes, 0, bytes.length);
    if (one.end != bytes.length) {
      throw new IllegalArgumentException("more than one element");
    }
    return one;
  }

  /// The tag of context `n`, constructed.
  static int context(int n) {
    return 0xa0 | n;
  }

  private static Der at(byte[] all, int start, int limit) {
    if (limit - start < 2 || (all[start] & 0x1f) == 0x1f) {
      throw new IllegalArgumentException("not an element");
    }
    var length = all[start + 1] & 0xff;
    var content = start + 2;
    if (length >= 0x80) {
      var bytes = length & 0x7f;
      if (bytes == 0 || bytes > 3 || limit - content < bytes || all[content] == 0) {
        throw new IllegalArgumentException("not a length");
      }
      length = new BigInteger(1, all, content, bytes).intValueExact();
      if (length < 0x80) {
        throw new IllegalArgumentException("a length in a longer form");
      }
      content += bytes;
    }
    if (length > limit - content) {
      throw new IllegalArgumentException("an element that is cut");
    }
    return new Der(all, start, content, content + length);
  }

  boolean is(int tag) {
    return (all[start] & 0xff) == tag;
  }

  /// This element, if its tag is the one that belongs here.
  Der as(int tag) {
    if (!is(tag)) {
      throw new IllegalArgumentException("an element of another kind");
    }
    return this;
  }

  /// The elements in this one.
  List<Der> parts() {
    var parts = new ArrayList<Der>();
    for (var at = content; at < end; ) {
      var part = at(all, at, end);
      parts.add(part);
      at = part.end;
      if (parts.size() > ELEMENTS) {
        throw new IllegalArgumentException("too many elements");
      }
    }
    return parts;
  }

  /// The element number `n` of this one, from 0.
  Der part(int n) {
    var parts = parts();
    if (n >= parts.size()) {
      throw new IllegalArgumentException("an element is missing");
    }
    return parts.get(n);
  }

  byte[] content() {
    return Arrays.copyOfRange(all, content, end);
  }

  /// Tag, length and content.
  byte[] whole() {
    return Arrays.copyOfRange(all, start, end);
  }

  BigInteger integer() {
    as(INTEGER);
    if (content == end) {
      throw new IllegalArgumentException("a number without a byte");
    }
    return new BigInteger(all, content, end - content);
  }

  /// An object identifier in dots.
  String oid() {
    as(OID);
    var text = new StringBuilder();
    var arc = 0L;
    for (var i = content; i < end; i++) {
      if (arc > Long.MAX_VALUE >> 8) {
        throw new IllegalArgumentException("an identifier beyond measure");
      }
      arc = (arc << 7) | (all[i] & 0x7f);
      if (all[i] >= 0) {
        if (text.isEmpty()) {
          var first = Math.min(arc / 40, 2);
          text.append(first).append('.').append(arc - first * 40);
        } else {
          text.append('.').append(arc);
        }
        arc = 0;
      }
    }
    return text.toString();
  }
}
