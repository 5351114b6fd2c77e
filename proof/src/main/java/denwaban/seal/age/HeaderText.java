package denwaban.seal.age;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import denwaban.kernel.Bytes;
import denwaban.seal.crypto.Derivation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// The text in front of an age payload (C2SP age.md, "The age file format"): stanzas and a MAC.
///
/// @param stanzas ways to the file key, at least one
/// @param signed the bytes under the MAC: everything up to and including `---`
record HeaderText(List<Stanza> stanzas, Bytes signed, Bytes mac) {

  private static final String VERSION = "age-encryption.org/v1";
  private static final String END = "---";
  private static final int COLUMNS = 64;
  private static final int MAC_LENGTH = 32;

  HeaderText {
    stanzas = List.copyOf(stanzas);
  }

  /// The header that leads `key` to these stanzas' readers.
  static Bytes write(FileKey key, List<Stanza> stanzas) {
    var text = new StringBuilder(VERSION).append('\n');
    for (var stanza : stanzas) {
      text.append("-> ").append(String.join(" ", stanza.args())).append('\n');
      var body = encode(stanza.body().toArray());
      for (var i = 0; i < body.length(); i += COLUMNS) {
        text.append(body, i, Math.min(i + COLUMNS, body.length())).append('\n');
      }
      // A body ends with a short line; a body that fills its last line is followed by an empty one.
      if (body.length() % COLUMNS == 0) {
        text.append('\n');
      }
    }
    text.append(END);
    var mac = Derivation.hmac(key.macKey(), text.toString().getBytes(ISO_8859_1));
    return Bytes.of(
        text.append(' ').append(encode(mac)).append('\n').toString().getBytes(ISO_8859_1));
  }

  boolean isOf(FileKey key) {
    return MessageDigest.isEqual(mac.toArray(), Derivation.hmac(key.macKey(), signed.toArray()));
  }

  /// @param header all of it and not one byte more
  static HeaderText parse(Bytes header) throws NotOpened {
    var bytes = header.toArray();
    if (bytes.length > Limits.HEADER_BYTES
        || bytes.length == 0
        || bytes[bytes.length - 1] != '\n') {
      throw bad();
    }
    var lines = new String(bytes, 0, bytes.length - 1, ISO_8859_1).split("\n", -1);
    if (!lines[0].equals(VERSION)) {
      throw bad();
    }
    var stanzas = new ArrayList<Stanza>();
    var at = 1;
    while (at < lines.length && lines[at].startsWith("-> ")) {
      if (stanzas.size() == Limits.STANZAS) {
        throw bad();
      }
      var args = args(lines[at++].substring(3));
      var body = new ByteArrayOutputStream();
      String line;
      do {
        if (at == lines.length || lines[at].length() > COLUMNS) {
          throw bad();
        }
        line = lines[at++];
        body.writeBytes(base64(line));
      } while (line.length() == COLUMNS);
      stanzas.add(new Stanza(args, Bytes.of(body.toByteArray())));
    }
    if (stanzas.isEmpty() || at != lines.length - 1 || !lines[at].startsWith(END + " ")) {
      throw bad();
    }
    var mac = base64(lines[at].substring(END.length() + 1));
    if (mac.length != MAC_LENGTH) {
      throw bad();
    }
    var signed = bytes.length - 1 - lines[at].length() + END.length();
    return new HeaderText(stanzas, Bytes.of(Arrays.copyOf(bytes, signed)), Bytes.of(mac));
  }

  /// Reads a header off the front of a whole age file and leaves `file` at the payload.
  static Bytes readFrom(InputStream file) throws IOException, NotOpened {
    var header = new ByteArrayOutputStream();
    var line = new StringBuilder();
    while (header.size() < Limits.HEADER_BYTES) {
      var b = file.read();
      if (b < 0) {
        throw bad();
      }
      header.write(b);
      if (b != '\n') {
        line.append((char) b);
      } else if (line.toString().startsWith(END)) {
        return Bytes.of(header.toByteArray());
      } else {
        line.setLength(0);
      }
    }
    throw bad();
  }

  /// Unpadded base64 in its one canonical form.
  static byte[] base64(String text) throws NotOpened {
    try {
      var bytes = Base64.getDecoder().decode(text);
      if (encode(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new NotOpened(NotOpened.Why.BAD_HEADER, e);
    }
    throw bad();
  }

  private static List<String> args(String line) throws NotOpened {
    var args = List.of(line.split(" ", -1));
    for (var arg : args) {
      if (arg.isEmpty() || arg.chars().anyMatch(c -> c < 33 || c > 126)) {
        throw bad();
      }
    }
    return args;
  }

  private static String encode(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  private static NotOpened bad() {
    return new NotOpened(NotOpened.Why.BAD_HEADER);
  }
}
