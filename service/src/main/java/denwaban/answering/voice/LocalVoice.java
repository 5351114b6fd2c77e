package denwaban.answering.voice;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.http.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Speaks a reading by espeak-ng, where that is installed. It is plainly a machine's voice.
@Component
public class LocalVoice {

  private static final Logger LOG = LoggerFactory.getLogger(LocalVoice.class);

  private static final String PROGRAM = "espeak-ng";

  /// Words in a minute, as far as Japanese has some: calm enough for a telephone.
  private static final String SPEED = "140";

  /// For one announcement; a minute of speech takes well under a second.
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// At one time: it is a process each, beside calls.
  static final int AT_ONCE = 2;

  /// Bytes of a WAV; [Readings#LIMIT] characters stay far below.
  private static final int LARGEST = 12 * 1024 * 1024;

  /// A canonical WAV: sizes at 4 and 40, samples from 44 on.
  private static final int HEADER = 44;

  private final List<Path> folders;
  private final Semaphore free = new Semaphore(AT_ONCE);

  @Autowired
  LocalVoice() {
    this(
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
            .filter(it -> it.startsWith("/"))
            .map(Path::of)
            .toList());
  }

  /// @param folders where the program may be
  LocalVoice(List<Path> folders) {
    this.folders = folders;
  }

  public boolean installed() {
    return folders.stream().anyMatch(it -> Files.isExecutable(it.resolve(PROGRAM)));
  }

  /// @param reading kana; at most [Readings#LIMIT] characters
  /// @return a WAV: PCM, 16 bits, mono
  /// @throws Problem 409 if there is no voice; 503 if others are being spoken; 422 if nothing was
  ///   to be heard
  public byte[] speak(String reading) {
    var program =
        folders.stream()
            .map(it -> it.resolve(PROGRAM))
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(() -> new Problem(409, "no-voice"));
    if (!free.tryAcquire()) {
      throw new Problem(503, "voice-busy");
    }
    try {
      var wav = spoken(program, reading);
      if (wav.length <= HEADER) {
        throw new Problem(422, "not-speakable");
      }
      return sized(wav);
    } catch (IOException e) {
      throw new UncheckedIOException("the voice did not speak", e);
    } finally {
      free.release();
    }
  }

  /// The text goes in by standard input: not into the list of processes, and no option is read of
  /// it.
  private static byte[] spoken(Path program, String reading) throws IOException {
    var process =
        new ProcessBuilder(program.toString(), "-v", "ja", "-s", SPEED, "--stdin", "--stdout")
            .redirectError(Redirect.DISCARD)
            .start();
    try (var out = process.getInputStream()) {
      tell(process, reading);
      // what hangs is ended, and the end of its output is the end of the reading
      var patience = Thread.startVirtualThread(() -> end(process));
      var wav = out.readNBytes(LARGEST);
      patience.interrupt();
      return wav;
    } finally {
      process.destroyForcibly();
    }
  }

  /// One that ends before it has read everything says nothing, and that is seen by its silence.
  private static void tell(Process process, String reading) {
    try (var in = process.getOutputStream()) {
      in.write(reading.getBytes(UTF_8));
    } catch (IOException ended) {
      LOG.atInfo().setCause(ended).log("the voice ended early");
    }
  }

  private static void end(Process process) {
    try {
      if (process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) return;
    } catch (InterruptedException spoken) {
      return;
    }
    process.destroyForcibly();
  }

  /// A WAV that was written into a pipe does not know how long it is.
  private static byte[] sized(byte[] wav) {
    ByteBuffer.wrap(wav)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(4, wav.length - 8)
        .putInt(HEADER - 4, wav.length - HEADER);
    return wav;
  }
}
