package denwaban;

/// How often a test repeats what is large by repetition: a fair sample always, the whole with
/// `./denwaban test --long`.
public final class Often {

  private static final boolean LONG = Boolean.getBoolean("denwaban.long");

  private Often() {}

  /// Whether this is the long run, which leaves nothing out.
  public static boolean always() {
    return LONG;
  }

  /// How many this time; says so, for whoever reads the output.
  ///
  /// @param what is repeated, such as `proofs`
  /// @param seed that replays it; 0 where there is none
  public static int times(String what, long seed, int sample, int whole) {
    var times = LONG ? whole : sample;
    System.out.printf("%s: %d of %d, seed %d%n", what, times, whole, seed);
    return times;
  }
}
