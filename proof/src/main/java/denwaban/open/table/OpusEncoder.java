package denwaban.open.table;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// `opusenc` of opus-tools, Xiph's own encoder, if this machine has it. Sound goes in and comes out
/// by pipes: nothing of it is on a disk but the file that is asked for.
public final class OpusEncoder {

  /// It failed, or stood still for too long.
  public static final class Failed extends IOException {
    Failed(String why, @Nullable Throwable cause) {
      super(why, cause);
    }
  }

  /// How long it may take for 64 KiB of sound, two seconds of a call; it needs some milliseconds.
  public static final Duration PATIENCE = Duration.ofMinutes(1);

  /// What [OpusFile] gives it: 16 bits, little-endian, as the defaults are.
  private static final List<String> OPTIONS =
      List.of("--quiet", "--raw", "--raw-rate", "8000", "--raw-chan", "2", "-", "-");

  private final Optional<Path> program;
  private final Duration patience;
  private boolean stuck;

  private OpusEncoder(Optional<Path> program, Duration patience) {
    this.program = program;
    this.patience = patience;
  }

  /// @param path the folders of programs, as in the environment's `PATH`; those that are not
  ///   absolute are passed over, so that no program of the current folder is run
  public static OpusEncoder on(@Nullable String path, Duration patience) {
    var found =
        Stream.of((path == null ? "" : path).split(File.pathSeparator))
            .flatMap(OpusEncoder::programs)
            .filter(it -> it.isAbsolute() && Files.isRegularFile(it) && Files.isExecutable(it))
            .findFirst();
    return new OpusEncoder(found, patience);
  }

  private static Stream<Path> programs(String folder) {
    try {
      return Stream.of(Path.of(folder, "opusenc"), Path.of(folder, "opusenc.exe"));
    } catch (InvalidPathException e) {
      return Stream.empty();
    }
  }

  public boolean installed() {
    return program.isPresent();
  }

  Duration patience() {
    return patience;
  }

  /// @throws Failed also if one before stood still: each would cost the same patience
  Process start() throws Failed {
    if (stuck) throw new Failed("stood still before", null);
    var command = Stream.concat(program.map(Path::toString).stream(), OPTIONS.stream()).toList();
    try {
      return new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
    } catch (IOException e) {
      throw new Failed("did not start", e);
    }
  }

  Failed stuck() {
    stuck = true;
    return new Failed("stood still", null);
  }
}
