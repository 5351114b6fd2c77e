package denwaban.open;

import java.util.function.Consumer;
import java.util.stream.Stream;

/// What somebody does to a pack before the client gets it.
///
/// @param sentence words of the refusal
record PackAttack(String name, String sentence, Consumer<TestPack> change) {

  @Override
  public String toString() {
    return name;
  }

  static Stream<PackAttack> all() {
    return Stream.of(
        new PackAttack(
            "payload swapped",
            "content is not",
            p -> p.swap(PackForgeries.payload(TestPack.M1), PackForgeries.payload(TestPack.M2))),
        new PackAttack(
            "segments re-ordered",
            "content is not",
            p -> p.swap(TestPack.R1 + "0.payload", TestPack.R1 + "1.payload")),
        new PackAttack(
            "segment truncated",
            "content is not",
            p ->
                p.files.put(
                    PackForgeries.payload(TestPack.R1),
                    PackForgeries.cut(p.file(PackForgeries.payload(TestPack.R1))))),
        new PackAttack(
            "segment missing", "missing", p -> p.files.remove(TestPack.R1 + "1.payload")),
        new PackAttack(
            "bit flipped",
            "content is not",
            p ->
                p.files.put(
                    PackForgeries.payload(TestPack.M1),
                    PackForgeries.flip(p.file(PackForgeries.payload(TestPack.M1))))),
        new PackAttack(
            "manifest altered",
            "manifest is not",
            p ->
                p.put(
                    TestPack.M1 + "manifest.json",
                    PackForgeries.text(p, TestPack.M1 + "manifest.json")
                        .replace("06:00:00", "06:00:01"))),
        new PackAttack("manifest of a stranger", "manifest is not", PackForgeries::resigned),
        new PackAttack("object of another name", "another object", PackForgeries::renamed),
        new PackAttack(
            "old version in place of the new",
            "another object",
            p -> PackForgeries.copied(p, TestPack.M1, TestPack.M2)),
        new PackAttack("version that follows another", "old one", PackForgeries::unlinked),
        new PackAttack("first version missing", "old one", p -> p.drop(TestPack.M1)),
        new PackAttack(
            "middle version missing",
            "old one",
            p -> {
              PackForgeries.again(p);
              p.drop(TestPack.M2);
            }),
        new PackAttack("two corrections of one version", "old one", PackForgeries::twoCorrections),
        new PackAttack("correction by another", "old one", PackForgeries::strangersCorrection),
        new PackAttack("correction moved to another box", "old one", PackForgeries::moved),
        new PackAttack(
            "old version shown as the newest",
            "tells of a newer version",
            p -> {
              p.drop(TestPack.M2);
              p.logs(TestPack.deed("message.corrected", TestPack.MESSAGE, "correct"));
            }),
        new PackAttack(
            "header swapped",
            "no one who may",
            p -> p.swap(TestPack.R1 + "1.header", TestPack.M1 + "0.header")),
        new PackAttack("stanza injected", "no one who may", PackForgeries::injected),
        new PackAttack(
            "header without its statement",
            "no one who may",
            p -> p.files.remove(TestPack.R1 + "0.header.json")),
        new PackAttack(
            "header by a revoked member",
            "no one who may",
            p -> {
              p.files.put(TestPack.R1 + "0.header", p.file(TestPack.R1 + "1.header"));
              p.remake(TestPack.R1, 1, p.ryo);
              p.remake(TestPack.R1, 0, p.mio);
            }),
        new PackAttack("chain of another company", "wrong-client", PackForgeries::foreign),
        new PackAttack(
            "company key substituted", "with this fingerprint", PackForgeries::substituted),
        new PackAttack("epoch missing", "cannot be believed", PackForgeries::forked),
        new PackAttack("key chain shortened", "no one who may", PackForgeries::shortened),
        new PackAttack("member key substituted", "not-trusted", PackForgeries::anotherMember),
        new PackAttack("grant from a revoked member", "not-trusted", PackForgeries::granted),
        new PackAttack("epoch by a revoked member", "not-trusted", PackForgeries::stated),
        new PackAttack("mailbox key as the company's", "broken-chain", PackForgeries::mailbox),
        new PackAttack(
            "log entry altered",
            "log is not",
            p ->
                p.put(
                    "log/entries.jsonl",
                    PackForgeries.text(p, "log/entries.jsonl").replace("{\"n\":7}", "{\"n\":8}"))),
        new PackAttack(
            "log entry dropped",
            "log is not",
            p ->
                p.put(
                    "log/entries.jsonl",
                    PackForgeries.text(p, "log/entries.jsonl").replace("{\"n\":299}\n", ""))),
        new PackAttack(
            "log signed by another",
            "log is not",
            p ->
                p.put(
                    "log/checkpoint",
                    PackForgeries.text(p, "log/checkpoint").replace("\n300\n", "\n301\n"))),
        new PackAttack(
            "name that leads out", "name it may not have", p -> p.put("objects/../../evil", "x")),
        new PackAttack("absolute name", "name it may not have", p -> p.put("/etc/evil", "x")));
  }
}
