package denwaban.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.proof.NoteKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Whom the user trusts: from the command line and from the user's own file, never from the copy.
final class Trust {

  /// Bytes of a trust file, and of a file of certificates.
  static final long FILE_BYTES = 1L << 20;

  private final List<NoteKey> log = new ArrayList<>();
  private final List<NoteKey> witnesses = new ArrayList<>();
  private final Set<X509Certificate> authorities = new LinkedHashSet<>();

  /// The log's keys, all of one name.
  List<NoteKey> log() {
    return log;
  }

  List<NoteKey> witnesses() {
    return witnesses;
  }

  Set<X509Certificate> authorities() {
    return authorities;
  }

  /// @throws IllegalArgumentException if it is no vkey, or of another log than the first
  void log(String vkey) {
    var key = NoteKey.parse(vkey);
    if (key.type() == NoteKey.Type.COSIGNATURE
        || (!log.isEmpty() && !log.getFirst().name().equals(key.name()))) {
      throw new IllegalArgumentException("a key of another log");
    }
    log.add(key);
  }

  /// @throws IllegalArgumentException if it is no vkey of a witness
  void witness(String vkey) {
    var key = NoteKey.parse(vkey);
    if (key.type() == NoteKey.Type.ED25519) {
      throw new IllegalArgumentException("a witness's key signs a time");
    }
    witnesses.add(key);
  }

  /// @param file certificates in PEM or DER
  /// @throws IllegalArgumentException if there is none in it
  void authority(Path file) throws IOException {
    try {
      var factory = CertificateFactory.getInstance("X.509");
      var all = factory.generateCertificates(new ByteArrayInputStream(read(file)));
      if (all.isEmpty()) {
        throw new IllegalArgumentException("no certificate");
      }
      all.forEach(one -> authorities.add((X509Certificate) one));
    } catch (CertificateException e) {
      throw new IllegalArgumentException("not a certificate", e);
    }
  }

  /// Lines `log VKEY`, `witness VKEY`, `authority FILE`.
  ///
  /// @throws IllegalArgumentException if a line is something else
  void file(Path file) throws IOException {
    for (var line : new String(read(file), UTF_8).lines().map(String::strip).toList()) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      var words = line.split(" +", 2);
      switch (words[0]) {
        case "log" -> log(words[words.length - 1]);
        case "witness" -> witness(words[words.length - 1]);
        case "authority" -> authority(file.resolveSibling(words[words.length - 1]));
        default -> throw new IllegalArgumentException("a line that is not understood");
      }
    }
  }

  private static byte[] read(Path file) throws IOException {
    if (Files.size(file) > FILE_BYTES) {
      throw new IllegalArgumentException("a file that is too long");
    }
    return Files.readAllBytes(file);
  }
}
