package denwaban.contract;

import java.util.Map;
import java.util.Set;

/// Which code obeys which term, as `docs/reference/contract-fields.md` and the screens say it.
/// `EnforcedTest` sees that this code asks for the term; what is not named here, no code enforces.
public final class Enforced {

  private static final String CALLS = "denwaban.call.ClientDirectory";
  private static final String RECORDING = "denwaban.recording.RecordingPermission";
  private static final String REVIEW = "denwaban.quality.ReviewSharing";
  private static final String PEOPLE = "denwaban.office.ClientCompanies";

  /// The class that obeys each term, and the method of [Contracts] by which it asks.
  public record By(String type, String method) {}

  private static final Map<String, By> ALL =
      Map.ofEntries(
          Map.entry("effectiveTo", new By(CALLS, "mayAnswer")),
          Map.entry("autoRenew", new By(CALLS, "mayAnswer")),
          Map.entry("numberOwnership", new By(CALLS, "mayAnswer")),
          Map.entry("operators.remoteWork", new By(CALLS, "mayAnswerAtHome")),
          Map.entry("access.passkeys", new By(CALLS, "passkeys")),
          Map.entry("access.sessionMinutes", new By(PEOPLE, "sessions")),
          Map.entry("access.sessionHours", new By(PEOPLE, "sessions")),
          Map.entry(
              "notices.content", new By("denwaban.delivery.SealedAttachments", "mayAttachSealed")),
          Map.entry("recording.mode", new By(RECORDING, "mayRecord")),
          Map.entry("secondaryUse.quality", new By(REVIEW, "mayReview")),
          Map.entry(
              "secondaryUse.qualityDays",
              new By("denwaban.quality.RecordingSharing", "sealedForReview")),
          Map.entry("log.witnessHours", new By("denwaban.office.WitnessEndpoint", "witnessing")));

  /// What the program can do in one way alone, so that nothing else can be agreed.
  private static final Set<String> BUILT =
      Set.of("keys.endToEnd", "keys.scope", "keys.owner", "transcription");

  private Enforced() {}

  /// Whether code obeys a term.
  public static boolean is(String key) {
    return ALL.containsKey(key) || BUILT.contains(key);
  }

  /// By the term's key.
  public static Map<String, By> all() {
    return ALL;
  }
}
