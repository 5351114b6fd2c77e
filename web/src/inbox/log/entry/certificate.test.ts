import { describe, expect, it } from "vitest";
import { certificate } from "./certificate.ts";

describe("a certificate", () => {
  const proof = "c2sp.org/tlog-proof@v1\nindex 3\nAAAA\n\nname\n4\nroot\n\n— name sig\n";

  it("is the proof with the entry beside it", () => {
    const made = certificate('{"act":"person.erased","v":1}', proof);
    const lines = made.split("\n");
    expect(lines[0]).toBe("c2sp.org/tlog-proof@v1");
    expect(atob(lines[1]?.slice("extra ".length) ?? "")).toBe('{"act":"person.erased","v":1}');
    expect(lines.slice(2).join("\n")).toBe(proof.slice(proof.indexOf("index")));
  });

  it("is not made of anything else", () => {
    for (const bad of ["", "c2sp.org/tlog-proof@v1\nextra AAAA\nindex 3\n\n", proof.replace("@v1", "@v2")]) {
      expect(() => certificate("{}", bad)).toThrow(TypeError);
    }
  });
});
