package denwaban.probe;

/// What an attempt got, judged by the prober that knows this kind of target.
///
/// @param what status or code word; nothing that was in an answer
public record AttemptResult(Outcome outcome, String what) {

  public static AttemptResult refused(String what) {
    return new AttemptResult(Outcome.REFUSED, what);
  }

  public static AttemptResult open(String what) {
    return new AttemptResult(Outcome.NOT_REFUSED, what);
  }

  public static AttemptResult notTried(String why) {
    return new AttemptResult(Outcome.NOT_TRIED, why);
  }
}
