package denwaban.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Looks for things that must not be on the disk, in every form we could think of.
///
/// Limits: compressed or otherwise transformed copies would not be found; the data folder is
/// searched uncompressed, and PostgreSQL compresses only values above about 2 kB.
final class Traces {

  private final Map<String, byte[]> wanted = new LinkedHashMap<>();

  /// A text, as UTF-8, UTF-16 both ways, base64 at each alignment, JSON escapes, hex.
  Traces text(String name, String text) {
    var utf8 = text.getBytes(StandardCharsets.UTF_8);
    wanted.put(name + " utf-8", utf8);
    wanted.put(name + " utf-16le", text.getBytes(StandardCharsets.UTF_16LE));
    wanted.put(name + " utf-16be", text.getBytes(StandardCharsets.UTF_16BE));
    wanted.put(name + " hex", ascii(HexFormat.of().formatHex(utf8)));
    for (var shift = 0; shift < 3; shift++) {
      var padded = new byte[shift + utf8.length];
      System.arraycopy(utf8, 0, padded, shift, utf8.length);
      var whole = Base64.getEncoder().withoutPadding().encodeToString(padded);
      // the characters that depend on the neighbours are left out
      wanted.put(name + " base64+" + shift, ascii(whole.substring(4, whole.length() - 2)));
    }
    if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
      var escaped = new StringBuilder();
      for (var c : text.toCharArray()) escaped.append(String.format("\\u%04x", (int) c));
      wanted.put(name + " \\u", ascii(escaped.toString()));
    }
    return this;
  }

  /// A number in the forms people and programs write it.
  Traces number(String e164) {
    var national = "0" + e164.substring(3);
    text("number " + "e164 digits", e164.substring(1));
    text("number national", national);
    text(
        "number with hyphens",
        national.substring(0, 3) + "-" + national.substring(3, 7) + "-" + national.substring(7));
    return this;
  }

  /// Samples as they are, and as 16-bit PCM.
  Traces samples(String name, byte[] ulaw) {
    wanted.put(name + " µ-law", ulaw);
    var stereo = new byte[2 * ulaw.length];
    var pcm = new byte[2 * ulaw.length];
    for (var i = 0; i < ulaw.length; i++) {
      stereo[2 * i] = ulaw[i];
      stereo[2 * i + 1] = (byte) 0xFF;
      var sample = Sound.decode(ulaw[i]);
      pcm[2 * i] = (byte) sample;
      pcm[2 * i + 1] = (byte) (sample >> 8);
    }
    wanted.put(name + " beside silence", stereo);
    wanted.put(name + " pcm", pcm);
    return this;
  }

  /// Where something was found: `what in file`. Bytes are looked at as characters, as the JVM looks
  /// for a string many at a time, and the folders are some hundred megabytes.
  List<String> in(Path folder) throws IOException {
    var found = new ArrayList<String>();
    for (var file : files(folder)) {
      String bytes;
      try {
        bytes = Files.readString(file, ISO_8859_1);
      } catch (IOException gone) {
        continue; // a temporary file of the database
      }
      for (var one : wanted.entrySet()) {
        if (bytes.contains(new String(one.getValue(), ISO_8859_1))) {
          found.add(one.getKey() + " in " + folder.relativize(file));
        }
      }
    }
    return found;
  }

  /// Without temporary files of the database that are gone before they are looked at; [Files#walk]
  /// would end there.
  private static List<Path> files(Path folder) throws IOException {
    var files = new ArrayList<Path>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes of) {
            if (of.isRegularFile()) files.add(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException trouble)
              throws IOException {
            if (trouble instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
            throw trouble;
          }
        });
    return files;
  }

  List<String> names() {
    return List.copyOf(wanted.keySet());
  }

  /// Writes every wanted thing into `file`, in the middle of other bytes.
  void plant(Path file) throws IOException {
    var noise = new byte[5_000];
    Arrays.fill(noise, (byte) 0x5A);
    try (var out = Files.newOutputStream(file)) {
      for (var bytes : wanted.values()) {
        out.write(noise);
        out.write(bytes);
      }
      out.write(noise);
    }
  }

  private static byte[] ascii(String s) {
    return s.getBytes(StandardCharsets.US_ASCII);
  }
}
