package denwaban.e2e;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Tones, and what is heard of them.
final class Sound {

  static final int TELEPHONE_HZ = 8_000;
  private static final int BROWSER_HZ = 48_000;

  private Sound() {}

  /// A sine at about -12 dB of full scale with a little noise below it, always the same, so that no
  /// two frames are alike and each can be found again in a recording.
  static short[] tone(int hz, int rate, int seconds) {
    var noise = new Random(hz);
    var samples = new short[rate * seconds];
    for (var i = 0; i < samples.length; i++) {
      samples[i] =
          (short) (8_000 * Math.sin(2 * Math.PI * hz * i / rate) + noise.nextInt(-600, 600));
    }
    return samples;
  }

  /// What Chromium takes for a microphone: 48 kHz, mono, 16 bits, repeated for ever.
  static Path microphone(Path folder, int hz) throws IOException {
    var file = folder.resolve("microphone-" + hz + ".wav");
    Files.write(file, wav(tone(hz, BROWSER_HZ, 120), BROWSER_HZ));
    return file;
  }

  /// What baresip takes for a microphone: 8 kHz.
  static Path handset(Path folder, int hz, int seconds) throws IOException {
    var file = folder.resolve("handset-" + hz + ".wav");
    Files.write(file, wav(tone(hz, TELEPHONE_HZ, seconds), TELEPHONE_HZ));
    return file;
  }

  /// What sipp streams: bare µ-law.
  static Path bare(Path folder, int hz, int seconds) throws IOException {
    var samples = tone(hz, TELEPHONE_HZ, seconds);
    var ulaw = new byte[samples.length];
    for (var i = 0; i < samples.length; i++) ulaw[i] = encode(samples[i]);
    var file = folder.resolve("caller.ulaw");
    Files.write(file, ulaw);
    return file;
  }

  private static byte[] wav(short[] samples, int rate) {
    var bytes = ByteBuffer.allocate(44 + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples.length);
    bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    bytes.putShort((short) 1).putShort((short) 1).putInt(rate).putInt(2 * rate);
    bytes.putShort((short) 2).putShort((short) 16);
    bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples.length);
    for (var sample : samples) bytes.putShort(sample);
    return bytes.array();
  }

  /// The samples of a mono 16-bit WAV.
  static short[] pcm(byte[] wav) {
    var samples = new short[(wav.length - 44) / 2];
    ByteBuffer.wrap(wav, 44, 2 * samples.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asShortBuffer()
        .get(samples);
    return samples;
  }

  /// ITU-T G.711 µ-law.
  static byte encode(short sample) {
    var sign = sample < 0 ? 0x80 : 0;
    var magnitude = Math.min(Math.abs((int) sample), 32_635) + 132;
    var exponent = 7;
    for (var mask = 0x4000; (magnitude & mask) == 0 && exponent > 0; mask >>= 1) exponent--;
    var mantissa = (magnitude >> (exponent + 3)) & 0x0F;
    return (byte) ~(sign | (exponent << 4) | mantissa);
  }

  static short decode(byte ulaw) {
    var u = ~ulaw & 0xFF;
    var magnitude = ((((u & 0x0F) << 3) + 132) << ((u & 0x70) >> 4)) - 132;
    return (short) ((u & 0x80) != 0 ? -magnitude : magnitude);
  }

  static short[] decode(byte[] ulaw) {
    var samples = new short[ulaw.length];
    for (var i = 0; i < ulaw.length; i++) samples[i] = decode(ulaw[i]);
    return samples;
  }

  /// How strong `hz` is in `samples` (8 kHz), as its share of all the energy: 0 to 1 (Goertzel).
  static double share(short[] samples, int hz) {
    double energy = 0;
    double re = 0;
    double im = 0;
    for (var i = 0; i < samples.length; i++) {
      var angle = 2 * Math.PI * hz * i / TELEPHONE_HZ;
      re += samples[i] * Math.cos(angle);
      im += samples[i] * Math.sin(angle);
      energy += (double) samples[i] * samples[i];
    }
    return energy == 0 ? 0 : 2 * (re * re + im * im) / samples.length / energy;
  }

  /// The [#share] of `hz` in each whole second of telephone sound, rounded to 1/1000.
  static List<Double> shares(short[] samples, int hz) {
    return IntStream.range(0, samples.length / TELEPHONE_HZ)
        .mapToObj(second ->
            Arrays.copyOfRange(samples, second * TELEPHONE_HZ, (second + 1) * TELEPHONE_HZ))
        .map(second -> Math.round(1_000 * share(second, hz)) / 1e3)
        .toList();
  }

  /// Mean square of the samples, 0 for silence.
  static double energy(short[] samples) {
    double sum = 0;
    for (var sample : samples) sum += (double) sample * sample;
    return samples.length == 0 ? 0 : sum / samples.length;
  }
}
