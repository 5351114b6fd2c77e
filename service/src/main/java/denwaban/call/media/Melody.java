package denwaban.call.media;

import denwaban.kernel.Bytes;
import java.util.Arrays;

/// Sounds made here, so that no one's rights are needed: hold music and the ring-back tone.
public final class Melody {

  /// Peak of the music against full scale: about 20 dB down, quieter than a voice.
  private static final double LOUDNESS = 0.16 * 32_768;

  private static final double RING_LOUDNESS = 0.08 * 32_768;

  /// One beat, 0.6 s; a whole number of 20 ms frames, so that the loop has no seam.
  private static final int BEAT = 4_800;

  /// Semitones above middle C, a beat each; `.` lets the last note ring.
  private static final String TUNE =
      "7 . 4 7 9 . 7 . 4 . 2 4 0 . . . 2 . 4 7 9 . 12 . 9 7 4 2 0 . . .";

  /// One bass note for every four beats.
  private static final int[] BASS = {-12, -8, -15, -12, -10, -7, -5, -12};

  private Melody() {}

  /// A quiet music box, to be looped; 19.2 s of G.711 µ-law.
  public static Bytes hold() {
    return Hold.SOUND;
  }

  /// The Japanese ring-back tone, to be looped: 400 Hz trembling at 16 Hz, 1 s on, 2 s off.
  public static Bytes ringBack() {
    return RingBack.SOUND;
  }

  /// After which a caller speaks: 1 kHz for half a second.
  public static Bytes tone() {
    return Tone.SOUND;
  }

  /// A second of nothing, to be looped: a line that is sent nothing looks dead.
  public static Bytes silence() {
    return Silence.SOUND;
  }

  private static final class Tone {
    static final Bytes SOUND = beep();
  }

  private static final class Silence {
    static final Bytes SOUND = nothing();
  }

  private static Bytes beep() {
    var ulaw = new byte[G711.RATE / 2];
    for (var i = 0; i < ulaw.length; i++) {
      // without a click at its ends
      var edge = Math.min(1, Math.min(i, ulaw.length - i) / 80.0);
      var wave = Math.sin(2 * Math.PI * 1_000 * i / G711.RATE);
      ulaw[i] = G711.ulaw((int) Math.round(LOUDNESS * edge * wave));
    }
    return Bytes.of(ulaw);
  }

  private static Bytes nothing() {
    var ulaw = new byte[G711.RATE];
    Arrays.fill(ulaw, G711.SILENCE);
    return Bytes.of(ulaw);
  }

  /// Made when first wanted.
  private static final class Hold {
    static final Bytes SOUND = compose();
  }

  private static final class RingBack {
    static final Bytes SOUND = ring();
  }

  private static Bytes compose() {
    var notes = TUNE.split(" ", -1);
    var wave = new double[notes.length * BEAT];
    for (var beat = 0; beat < notes.length; beat++) {
      if (!notes[beat].equals(".")) {
        pluck(wave, beat * BEAT, Integer.parseInt(notes[beat]) + 12, 1.0);
      }
      if (beat % 2 == 0) {
        var fifth = beat % 4 == 2 ? 7 : 0;
        pluck(wave, beat * BEAT, BASS[beat / 4] + 12 + fifth, 0.45);
      }
    }
    var peak = 0.0;
    for (var sample : wave) peak = Math.max(peak, Math.abs(sample));
    var ulaw = new byte[wave.length];
    for (var i = 0; i < wave.length; i++) {
      ulaw[i] = G711.ulaw((int) Math.round(wave[i] / peak * LOUDNESS));
    }
    return Bytes.of(ulaw);
  }

  /// Adds one struck tine that dies away within 3 s, past the end into the beginning.
  private static void pluck(double[] wave, int at, int semitone, double strength) {
    var step = 2 * Math.PI * 261.63 * Math.pow(2, semitone / 12.0) / G711.RATE;
    for (var i = 0; i < 3 * G711.RATE; i++) {
      var attack = Math.min(1, i / 40.0);
      var fade = Math.exp(-2.2 * i / G711.RATE);
      var overtones = Math.exp(-6.0 * i / G711.RATE);
      var sound =
          Math.sin(step * i)
              + 0.25 * overtones * Math.sin(2 * step * i)
              + 0.10 * overtones * Math.sin(3 * step * i);
      wave[(at + i) % wave.length] += strength * attack * fade * sound;
    }
  }

  private static Bytes ring() {
    var ulaw = new byte[3 * G711.RATE];
    for (var i = 0; i < ulaw.length; i++) {
      var on = i < G711.RATE;
      var tremble = 0.5 + 0.5 * Math.sin(2 * Math.PI * 16 * i / G711.RATE);
      var tone = Math.sin(2 * Math.PI * 400 * i / G711.RATE);
      ulaw[i] = on ? G711.ulaw((int) Math.round(RING_LOUDNESS * tremble * tone)) : G711.SILENCE;
    }
    return Bytes.of(ulaw);
  }
}
