package denwaban.probe;

/// What an attempt got, judged by who knows this kind of door.
///
/// @param what status or code word; nothing that was in an answer
public record Came(Outcome outcome, String what) {

  public static Came refused(String what) {
    return new Came(Outcome.REFUSED, what);
  }

  public static Came open(String what) {
    return new Came(Outcome.NOT_REFUSED, what);
  }

  public static Came notTried(String why) {
    return new Came(Outcome.NOT_TRIED, why);
  }
}
