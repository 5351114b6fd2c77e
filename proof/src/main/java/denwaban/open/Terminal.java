package denwaban.open;

import denwaban.seal.statement.KeyLine;
import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/// What a command was given, and where it speaks: results to `out`, warnings to `err`.
record Terminal(Options options, PrintStream out, PrintStream err, InstantSource clock) {

  String of(String ja, String en) {
    return options.lang().of(ja, en);
  }

  void refused(Refused why) {
    err.println(of("拒否しました：", "Refused: ") + why.sentence(options.lang()));
  }

  /// The pack's keys as far as the given pins prove them. The output says what rests on the pack
  /// alone, or on nothing.
  PackKeys keys(Pack pack) throws Refused, IOException {
    var pin = options.pin();
    if (pin == null) {
      mind(
          "会社の鍵の指紋はパックのものです。「自分の鍵」の画面から控えた照合コードと比べてください： ",
          "this fingerprint came with the pack. Compare it with the code that you noted under “My keys”: ",
          pack.index().pin());
    }
    var keys =
        PackKeys.of(pack, List.of(Objects.requireNonNullElse(pin, pack.index().pin()).split(",")));
    for (var path : keys.doubted()) {
      mind(
          "この受信箱の鍵は、今の会員のだれも保証していません。--pin に指紋を加えてください： ",
          "no member of today answers for this mailbox's key. Add its fingerprint to --pin: ",
          path);
    }
    if (keys.lines().stream().anyMatch(KeyLine::recovered)) {
      mind(
          "鍵が復旧されましたが、その指紋はまだ確認されていません。",
          "a key was recovered, and its fingerprint has not been confirmed.",
          "");
    }
    return keys;
  }

  void mind(String ja, String en, String about) {
    err.println(of("注意：" + ja, "Mind: " + en) + about);
  }

  /// Says what the office could not put in.
  ///
  /// @return whether there is anything
  boolean lost(Pack pack) {
    for (var object : pack.index().lost()) {
      mind(
          "電話代行会社の保存先から失われていたため、入っていません： ",
          "the office's store had lost this before its time; nothing of it is here: ",
          object.toString());
    }
    return !pack.index().lost().isEmpty();
  }

  /// What is said of a version beside others; empty for what was never corrected.
  String mark(PackObject one, List<PackObject> versions) {
    var version = one.manifest().version();
    var newest = versions.getLast().manifest().version();
    if (version < newest) {
      return of(" 後の版で訂正されています（第 %d 版）", " corrected by a later version (%d)").formatted(newest);
    }
    return version == 1 ? "" : of(" 最新の版", " the newest version");
  }
}
