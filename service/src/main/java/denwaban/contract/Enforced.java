package denwaban.contract;

import denwaban.audit.Action;
import java.util.Map;
import java.util.Set;

/// Which code obeys which term, as `docs/reference/contract-fields.md` and the screens say it.
/// `EnforcedTest` sees that this code asks for the term; what is not named here, no code enforces.
public final class Enforced {

  private static final String CALLS = "denwaban.call.ClientDirectory";
  private static final String RECORDING = "denwaban.recording.RecordingPermission";
  private static final String REVIEW = "denwaban.quality.ReviewSharing";
  private static final String PEOPLE = "denwaban.office.ClientCompanies";

  /// The class that obeys a term, and of whom it asks by which method.
  ///
  /// @param acts that are entries of the client's log when it is obeyed
  public record By(String type, String owner, String method, Set<Action> acts) {
    By(String type, String method, Action... acts) {
      this(type, "denwaban.contract.Contracts", method, Set.of(acts));
    }
  }

  private static final By ANSWERING =
      new By(
          CALLS,
          "denwaban.contract.AnsweringPolicy",
          "mayAnswer",
          Set.of(Action.CALL_ANSWERED, Action.CALL_REFUSED));

  private static final By HOSTS =
      new By(
          "denwaban.http.outbound.Outbound",
          "denwaban.http.outbound.FlowRegister",
          "permit",
          Set.of(
              Action.FLOW_BEGAN,
              Action.FLOW_REFUSED,
              Action.SUBPROCESSOR_APPROVED,
              Action.SUBPROCESSOR_OBJECTED));

  private static final String FLOORS = "denwaban.retention.LegalFloors";

  private static final By ERASING =
      new By("denwaban.retention.RetentionRounds", FLOORS, "keeping", Set.of(Action.ERASED));

  private static final By ENDING =
      new By(
          "denwaban.retention.RetentionRounds",
          "denwaban.contract.termination.Terminations",
          "of",
          Set.of(Action.CONTRACT_TERMINATED, Action.CONTRACT_RUNS_OUT, Action.CONTRACT_CLOSED));

  private static final Map<String, By> ALL =
      Map.ofEntries(
          Map.entry("effectiveTo", ANSWERING),
          Map.entry("autoRenew", ANSWERING),
          Map.entry("numberOwnership", ANSWERING),
          Map.entry("storage.regions", ANSWERING),
          Map.entry("export.policy", new By("denwaban.vault.ExitPacks", "mayExport")),
          Map.entry(
              "penalties",
              new By("denwaban.assurance.deviation.Deviations", "terms", Action.CONTRACT_DEVIATED)),
          Map.entry(
              "purposes",
              new By(CALLS, "mayTakeMessages", Action.MESSAGE_KEPT, Action.CALLER_WAITS)),
          Map.entry("data.categories", new By(CALLS, "scope", Action.CALL_ANSWERED)),
          Map.entry(
              "operators.remoteWork",
              new By(CALLS, "mayAnswerAtHome", Action.CALL_ANSWERED, Action.CALL_TAKEN_AT_HOME)),
          Map.entry("access.passkeys", new By(CALLS, "passkeys", Action.CALL_ANSWERED)),
          Map.entry("access.sessionMinutes", new By(PEOPLE, "sessions", Action.SIGNED_IN)),
          Map.entry("access.sessionHours", new By(PEOPLE, "sessions", Action.SIGNED_IN)),
          Map.entry(
              "notices.content",
              new By(
                  "denwaban.delivery.content.DisclosedWords",
                  "noticeContent",
                  Action.NOTICE_ATTACHED,
                  Action.NOTICE_DISCLOSED_NAME,
                  Action.NOTICE_DISCLOSED_SUBJECT,
                  Action.NOTICE_DISCLOSED_TEXT)),
          Map.entry(
              "recording.mode",
              new By(RECORDING, "mayRecord", Action.RECORDING_BEGAN, Action.RECORDING_REFUSED)),
          Map.entry("secondaryUse.quality", new By(REVIEW, "mayReview", Action.REVIEW_GIVEN)),
          Map.entry(
              "secondaryUse.qualityDays",
              new By("denwaban.quality.RecordingSharing", "sealedForReview", Action.REVIEW_SEALED)),
          Map.entry("retention.recording", ERASING),
          Map.entry("retention.message", ERASING),
          Map.entry("retention.callMetadata", ERASING),
          Map.entry(
              "retention.accessLog",
              new By(
                  "denwaban.retention.RetentionRounds",
                  FLOORS,
                  "keeping",
                  Set.of(Action.LOG_ENDED))),
          Map.entry(
              "legalHold.approvers",
              new By(
                  "denwaban.retention.hold.Holds",
                  "keeping",
                  Action.HOLD_SUPPORTED,
                  Action.HOLD_APPROVED)),
          Map.entry(
              "deletion.maxDelay",
              new By("denwaban.retention.RetentionStatus", FLOORS, "keeping", Set.of())),
          Map.entry("termination.returnDue", ENDING),
          Map.entry("termination.deletionDue", ENDING),
          Map.entry("subprocessors", HOSTS),
          Map.entry("subprocessors.policy", HOSTS),
          Map.entry("subprocessors.notice", HOSTS),
          Map.entry("subprocessors.objection", HOSTS),
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
