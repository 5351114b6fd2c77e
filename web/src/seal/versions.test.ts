import { describe, expect, it } from "vitest";
import { fromUtf8 } from "./bytes.ts";
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
});
