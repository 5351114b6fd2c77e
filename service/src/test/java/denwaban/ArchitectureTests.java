package denwaban;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// What must never be, as far as imports can show it. A failing rule names the class and the
/// reason.
class ArchitectureTests {

  /// What a client builds without the service.
  private static final String[] PROOF = {
    "kernel", "seal", "terms", "erasure", "audit.proof", "open", "check", "witness"
  };

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("denwaban");

  @Test
  void modules_import_only_what_their_face_allows() {
    // The proof part has no Spring, so its rooms cannot say what they show: rules below hold it.
    ApplicationModules.of(
            Denwaban.class,
            resideInAnyPackage(
                in("seal"), in("open"), in("check"), in("witness"), in("terms"), in("erasure")))
        .verify();
  }

  @Test
  void a_client_can_build_the_proof_part_with_a_jdk_alone() {
    holds(
        noClasses()
            .that(describe("are of the proof part", c -> within(c, PROOF)))
            .should()
            .dependOnClassesThat(
                describe(
                    "are neither the JDK's nor of the proof part",
                    c ->
                        !c.getPackageName().startsWith("java.")
                            && !c.getPackageName().startsWith("javax.crypto")
                            && !c.getPackageName().startsWith("javax.security.auth")
                            && !c.getPackageName().isEmpty()
                            && !c.getPackageName().startsWith("org.jspecify")
                            // the JDK's own HTTP server and TLS, for the witness
                            && !c.getPackageName().equals("com.sun.net.httpserver")
                            && !c.getPackageName().equals("javax.net.ssl")
                            && !within(c, PROOF)))
            .because("the tools that clients run have no dependency"));
  }

  @Test
  void live_audio_and_keys_never_meet_in_one_class() {
    holds(
        noClasses()
            .that(resideInAnyPackage(in("call"), in("desk")))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(in("seal"), in("vault"), in("storage"), in("recording")))
            .because("`call` and `desk` hear; they never hold a key nor a place to write to"));
  }

  /// Named exceptions, each with its reason.
  ///
  /// - `call.media`: DTLS certificate, STUN's HMAC, SRTP are protocols of the wire, not sealing.
  /// - `Pkcs11Vault`: the cipher runs inside a security module; `javax.crypto` is the way to it.
  private static final Set<String> SPEAKS_CIPHERS = Set.of("seal", "audit.proof", "call.media");

  private static final String IN_A_MODULE = "denwaban.storage.key.Pkcs11Vault";

  @Test
  void cipher_signature_and_digest_primitives_stay_in_seal() {
    holds(
        noClasses()
            .that(
                describe(
                    "are outside " + SPEAKS_CIPHERS,
                    c ->
                        !within(c, SPEAKS_CIPHERS.toArray(String[]::new))
                            && !c.getName().startsWith(IN_A_MODULE)))
            .should()
            .dependOnClassesThat(
                describe(
                    "are cryptographic primitives",
                    c ->
                        c.getPackageName().startsWith("javax.crypto")
                            || Set.of(
                                    "java.security.MessageDigest",
                                    "java.security.Signature",
                                    "java.security.KeyPairGenerator",
                                    "java.security.SecureRandom")
                                .contains(c.getName())))
            .because("one place to review; ask `seal` for what is missing"));
  }

  /// And what holds a secret: they are public for the rooms of `seal` alone.
  private static final Set<String> INSIDE_SEAL =
      Set.of(
          "denwaban.seal.crypto.Aead",
          "denwaban.seal.crypto.Bech32",
          "denwaban.seal.crypto.Chunk",
          "denwaban.seal.crypto.Derivation",
          "denwaban.seal.crypto.Field256",
          "denwaban.seal.crypto.Hpke",
          "denwaban.seal.crypto.Octets",
          "denwaban.seal.crypto.X25519",
          "denwaban.seal.crypto.XWing",
          "denwaban.seal.age.HybridIdentity",
          "denwaban.seal.age.HybridRecipient",
          "denwaban.seal.age.X25519Identity",
          "denwaban.seal.age.X25519Recipient");

  @Test
  void what_seal_is_made_of_stays_in_it() {
    holds(
        noClasses()
            .that(describe("are outside seal", c -> !within(c, "seal")))
            .should()
            .dependOnClassesThat(
                describe("are made for seal alone", c -> INSIDE_SEAL.contains(c.getName())))
            .because("ask `seal` for a whole: a sealed file, a signed statement"));
  }

  @Test
  void only_the_media_plane_knows_bouncy_castle() {
    holds(
        noClasses()
            .that(describe("are outside call.media", c -> !within(c, "call.media")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.bouncycastle..", "org.jitsi.."))
            .because("DTLS and SRTP are its only use"));
  }

  @Test
  void only_call_sip_knows_the_sip_library() {
    holds(
        noClasses()
            .that(describe("are outside call.sip", c -> !within(c, "call.sip")))
            .should()
            .dependOnClassesThat(resideInAnyPackage("javax.sip..", "gov.nist.."))
            .because("it is unmaintained and will be replaced behind our own port"));
  }

  @Test
  void time_and_chance_come_in_by_the_door() {
    holds(
        noClasses()
            .should()
            .accessTargetWhere(
                describe(
                    "asks the system for time or chance",
                    (JavaAccess<?> access) -> asksTheSystem(access.getTarget())))
            .because("take an InstantSource or a RandomGenerator: tests must replay"));
  }

  /// Sessions, links and challenges as they would have been some time ago: nothing but the probe
  /// may make any.
  @Test
  void only_the_probe_sets_a_clock_back() {
    holds(
        noClasses()
            .that(describe("are outside probe.user", c -> !within(c, "probe.user")))
            .should()
            .accessTargetWhere(
                describe(
                    "is a method then(Duration) of ours",
                    (JavaAccess<?> access) ->
                        access.getTargetOwner().getPackageName().startsWith("denwaban.")
                            && access.getTarget().getName().equals("then")
                            && access.getTarget() instanceof AccessTarget.CodeUnitCallTarget call
                            && call.getRawParameterTypes().size() == 1
                            && call.getRawParameterTypes()
                                .getFirst()
                                .isEquivalentTo(java.time.Duration.class)))
            .because("a session with another age would pass where it must not"));
  }

  private static final Set<String> SPEAKS_TO_PEOPLE =
      Set.of(
          "denwaban.open.Main",
          "denwaban.check.Main",
          "denwaban.witness.Main",
          "denwaban.boot.SealCommand",
          "denwaban.backup.restore.BackupKeyCommand",
          "denwaban.backup.restore.RestoreCommand",
          "denwaban.preflight.CheckCommand",
          "denwaban.preflight.VerifyErasureCommand");

  /// And the tools that run at a terminal: the client's, `./denwaban check`, `./denwaban seal` and
  /// `./denwaban backup-key`, whose shares are shown once to people and must not reach a log.
  @Test
  void nobody_talks_to_the_terminal_but_the_banner() {
    holds(
        noClasses()
            .that(
                describe(
                    "are not the banner",
                    c ->
                        !c.getSimpleName().endsWith("Banner")
                            && !SPEAKS_TO_PEOPLE.contains(c.getName())))
            .should()
            .accessTargetWhere(
                describe(
                    "writes to System.out or System.err",
                    (JavaAccess<?> access) ->
                        access.getTargetOwner().isEquivalentTo(System.class)
                            && Set.of("out", "err").contains(access.getTarget().getName())))
            .because("logs have a form, and a place where they are pruned"));
  }

  private static boolean asksTheSystem(AccessTarget target) {
    var owner = target.getOwner().getName();
    var name = target.getName();
    if (target instanceof AccessTarget.CodeUnitCallTarget call
        && owner.startsWith("java.time.")
        && name.equals("now")) {
      return call.getRawParameterTypes().isEmpty();
    }
    return switch (owner) {
      case "java.lang.System" -> name.equals("currentTimeMillis");
      case "java.lang.Thread" -> name.equals("sleep");
      case "java.lang.Math" -> name.equals("random");
      case "java.util.UUID" -> name.equals("randomUUID");
      case "java.util.Date", "java.util.Random" -> name.equals("<init>");
      case "java.util.concurrent.ThreadLocalRandom" -> name.equals("current");
      default -> false;
    };
  }

  private static String in(String module) {
    return "denwaban." + module + "..";
  }

  private static boolean within(JavaClass c, String... modules) {
    for (var module : modules) {
      var root = "denwaban." + module;
      if (c.getPackageName().equals(root) || c.getPackageName().startsWith(root + ".")) return true;
    }
    return false;
  }

  private static void holds(ArchRule rule) {
    rule.allowEmptyShould(true).check(HOUSE);
  }

  private static <T> DescribedPredicate<T> describe(
      String what, java.util.function.Predicate<? super T> predicate) {
    return DescribedPredicate.describe(what, predicate);
  }
}
