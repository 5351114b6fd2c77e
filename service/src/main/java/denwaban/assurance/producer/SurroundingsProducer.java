package denwaban.assurance.producer;

import denwaban.boot.machine.MachineClock;
import denwaban.storage.Exposure;
import denwaban.storage.key.KeyVault;
import denwaban.storage.key.SealedVault;
import denwaban.storage.key.SoftwareVault;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// What the program stands on: the clock, the store, the place of the keys.
@Component
final class SurroundingsProducer implements Producer {

  private final Exposure exposure;
  private final KeyVault keys;
  private final Supplier<Optional<MachineClock>> machineClock;

  @Autowired
  SurroundingsProducer(Exposure exposure, KeyVault keys) {
    this(exposure, keys, MachineClock::read);
  }

  /// @param machineClock empty where the system does not tell
  SurroundingsProducer(
      Exposure exposure, KeyVault keys, Supplier<Optional<MachineClock>> machineClock) {
    this.exposure = exposure;
    this.keys = keys;
    this.machineClock = machineClock;
  }

  @Override
  public Set<String> checks() {
    return Set.of("machine.clock", "storage.private", "keys.separate");
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(60);
  }

  @Override
  public void look(Findings findings) {
    clock(findings);
    store(findings);
    keys(findings);
  }

  private void clock(Findings findings) {
    var clock = machineClock.get();
    if (clock.isEmpty()) {
      findings.couldNot(
          "machine.clock", "この機械は、時計が合っているかを教えません。", "This system does not tell of its clock.");
      return;
    }
    findings.add(
        "machine.clock",
        clock.get().kept(),
        1,
        1,
        clock.get().kept()
            ? "時刻源に合わせられています（ずれは最大でも 1 秒以内）。"
            : "時刻源に合わせられていないか、1 秒を超えてずれている可能性があります。",
        clock.get().kept()
            ? "A time source keeps it, within a second."
            : "No time source keeps it, or it may be off by more than a second.");
  }

  private void store(Findings findings) {
    var bucket = exposure.kind().equals("bucket");
    try {
      var hidden = exposure.look() == Exposure.Seen.PRIVATE;
      findings.add(
          "storage.private",
          hidden,
          1,
          1,
          bucket
              ? hidden ? "資格なしの読み出しは断られました。" : "だれでも保存先を読み出せます。"
              : hidden ? "保存先のフォルダーには、ほかの利用者は入れません。" : "保存先のフォルダーに、ほかの利用者が入れます。",
          bucket
              ? hidden
                  ? "A reading without credentials was refused."
                  : "Anyone can read the bucket."
              : hidden
                  ? "Other users of the machine cannot enter the folder."
                  : "Other users of the machine can enter the folder.");
    } catch (IOException away) {
      findings.couldNot("storage.private", "保存先が答えませんでした。", "The store did not answer.");
    }
  }

  private void keys(Findings findings) {
    switch (keys) {
      case SoftwareVault _ ->
          findings.add(
              "keys.separate",
              false,
              1,
              1,
              "鍵はデータと同じ機械のファイルにあります。機械ごと盗まれると、鍵も一緒です。",
              "The keys lie in files on the machine that has the data: who takes it has both.");
      case SealedVault _ ->
          findings.add(
              "keys.separate",
              true,
              1,
              1,
              "鍵は、三人のうち二人がそろわないと開かない金庫に封じられています。",
              "The keys are sealed until two of three holders open them.");
      default ->
          findings.add(
              "keys.separate",
              true,
              1,
              1,
              "鍵は別のセキュリティ装置または鍵サービスにあります。",
              "The keys are in a security module or key service apart.");
    }
  }
}
