package denwaban.terms;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.seal.json.Fields;
import denwaban.seal.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A contract as a client keeps it: every version that was agreed, with its signatures. Format:
/// docs/formats/contract-file.md.
///
/// @param versions the oldest first
public record ContractFile(List<Version> versions) {

  /// Bytes of a file.
  public static final int MOST = 16 << 20;

  private static final Set<String> MEMBERS = Set.of("v", "versions");

  private static final Set<String> OF_A_VERSION = Set.of("record", "signatures");

  /// @param signatures those of the office and of the client, or the office's alone
  public record Version(ContractRecord record, List<SignedStatement> signatures) {

    /// Whether that side signed exactly this record, with a signature that holds.
    public boolean signedBy(SigningStatement.Side side) {
      return signatures.stream()
          .anyMatch(it ->
              it.statement().side() == side
                  && it.statement().client().equals(record.client())
                  && it.statement().version() == record.version()
                  && it.statement().record().equals(record.digest())
                  && it.holds());
    }

    /// Whether all of them are in one form: electronic, or over one and the same scan.
    public boolean inOneForm() {
      return signatures.stream()
              .map(it -> Optional.ofNullable(it.statement().scan()))
              .distinct()
              .count()
          <= 1;
    }

    /// SHA-256 of the scan of the signed paper; null if it was signed electronically.
    public @Nullable Bytes scan() {
      return signatures.isEmpty() ? null : signatures.getFirst().statement().scan();
    }
  }

  public ContractFile {
    versions = List.copyOf(versions);
  }

  /// The canonical text.
  public Bytes bytes() {
    return new Json.Obj(
            Map.of(
                "v", new Json.Num(1),
                "versions", new Json.Arr(versions.stream().map(ContractFile::json).toList())))
        .bytes();
  }

  private static Json json(Version version) {
    return new Json.Obj(
        Map.of(
            "record", new Json.Text(version.record().text()),
            "signatures",
                new Json.Arr(
                    version.signatures().stream()
                        .map(it -> it.signature().json(it.statement(), it.timeStamp()))
                        .toList())));
  }

  /// @throws IllegalArgumentException if it is none
  public static ContractFile parse(Bytes canonical) {
    var f = Fields.of(Json.parse(canonical, MOST), MEMBERS);
    f.number("v", 1, 1);
    return new ContractFile(f.list("versions").stream().map(ContractFile::version).toList());
  }

  private static Version version(Json json) {
    var f = Fields.of(json, OF_A_VERSION);
    return new Version(
        ContractRecord.parse(Bytes.of(f.text("record").getBytes(UTF_8))),
        f.list("signatures").stream().map(PasskeySignature::parse).toList());
  }
}
