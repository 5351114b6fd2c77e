import { describe, expect, it } from "vitest";
import { base64, fromUtf8, sha256, utf8 } from "./bytes.ts";
import { writeManifest } from "./manifest.ts";
import { newSessionSigner } from "./sign.ts";
import { SealTrouble } from "./trouble.ts";
import { vectors } from "./vector.ts";
import { checkVersions } from "./versions.ts";

/// `VersionsTest` in Java reads the same files.
describe("corrections", () => {
  it.each(vectors("correction"))("$name", async (vector) => {
    const versions = fromUtf8(vector.body)
      .trimEnd()
      .split("\n")
      .map((line) => {
        const border = line.indexOf(" ");
        const [signature, manifest] = [line.slice(0, border), line.slice(border + 1)];
        return { manifest, signature };
      });
    const outcome = await checkVersions(versions, vector.get("offered")).then(
      (good) => `good ${good.length}`,
      (error: unknown) => (error instanceof SealTrouble ? error.why : String(error)),
    );
    expect(outcome).toBe(vector.get("expect"));
  });

  it("no versions are no message", async () => {
    await expect(checkVersions([], "x")).rejects.toThrow("malformed");
  });

  it.each([
    [undefined, "good"],
    [base64(new Uint8Array(32)), "not-trusted"],
  ])("a correction names the program that its message named: %s", async (program, expected) => {
    const signer = await newSessionSigner();
    const hash = base64(new Uint8Array(32));
    const of = async (version: number, prev: string | null, by?: string) => {
      const manifest = writeManifest({
        client: "11111111-1111-4111-8111-111111111111",
        object: `22222222-2222-4222-8222-22222222222${version}`,
        version,
        prev,
        kind: "message",
        call: "33333333-3333-4333-8333-333333333333",
        sealedAt: "2026-12-01T00:00:00.000Z",
        epoch: 1,
        company: Array<string>(8).fill("aaaa").join("-"),
        complete: true,
        segments: [{ n: 0, startMs: 0, length: 1, sha256: hash, headerSha256: hash }],
        sealer: { role: "operator", id: "o", key: signer.publicKey, ...(by === undefined ? {} : { program: by }) },
      });
      return { manifest, signature: await signer.sign("manifest", manifest) };
    };
    const first = await of(1, null);
    const next = await of(2, base64(await sha256(utf8(first.manifest))), program);
    const outcome = checkVersions([first, next], null).then(
      () => "good",
      (error: unknown) => (error as SealTrouble).why,
    );
    expect(await outcome).toBe(expected);
  });
});
