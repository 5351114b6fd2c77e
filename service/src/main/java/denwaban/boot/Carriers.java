package denwaban.boot;

/// The threads that carry virtual threads. Calls, screens and requests share them, and a request
/// that computes (a certificate as PDF, an export) keeps one until it waits for something. With one
/// for each core, which is what the JVM has by itself, a few such requests would keep every call
/// waiting; with more, the operating system shares the cores between all of them.
public final class Carriers {

  static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";

  /// Carriers for each core.
  static final int PER_CORE = 4;

  private Carriers() {}

  /// Must come before the first virtual thread. What was set by hand stays.
  public static void provide() {
    if (System.getProperty(PARALLELISM) == null) {
      var cores = Runtime.getRuntime().availableProcessors();
      System.setProperty(PARALLELISM, String.valueOf(PER_CORE * cores));
    }
  }
}
