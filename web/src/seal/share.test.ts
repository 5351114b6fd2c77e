/// Java's ShareTest reads the same vectors.

import { describe, expect, it } from "vitest";
import { newIdentity, type Suite } from "./age.ts";
import { fromUtf8 } from "./bytes.ts";
import { CompanyIdentity, combineShares } from "./inside.ts";
import { splitIdentity } from "./share.ts";
import { vectors } from "./vector.ts";

describe("share", () => {
  it.each(vectors("share"))("$name", async (vector) => {
    const found = await combineShares(vector.get("one"), fromUtf8(vector.body), vector.get("recipient"));
    expect(found.ok ? "good" : found.why).toBe(vector.get("expect"));
    if (found.ok) expect(found.identity).toBe(vector.get("identity"));
  });

  it.each<Suite>(["x25519", "mlkem768x25519"])(
    "any two of three give back a key of %s, one does not",
    async (suite) => {
      const { identity, recipient } = await newIdentity(suite);
      const shares = splitIdentity(identity);
      for (const one of shares) {
        for (const two of shares) {
          const expected = one === two ? { ok: false, why: "same-share" } : { ok: true, identity };
          expect(await combineShares(one, two, recipient)).toEqual(expected);
        }
      }
    },
  );

  it("is refused with any character changed", async () => {
    const { identity, recipient } = await newIdentity("x25519");
    const [one = "", two = ""] = splitIdentity(identity);
    for (let i = 0; i < two.length; i++) {
      const other = two[i] === "Q" ? "P" : "Q";
      const changed = two.slice(0, i) + other + two.slice(i + 1);
      expect(await combineShares(one, changed, recipient)).toEqual({ ok: false, why: "malformed" });
    }
  });

  it("is printed with what it belongs to, and read with it", async () => {
    const { identity, recipient } = await newIdentity("mlkem768x25519");
    const company = await CompanyIdentity.of("c", 2, "f", identity);
    const [one = "", two = "", three = ""] = company.shares(null);
    expect(one).toMatch(
      /^# denwaban share v1\n# client: c\n# mailbox: -\n# epoch: 2\n# fingerprint: f\nDENWABAN-SHARE-1[A-Z0-9]{69}\n$/,
    );
    expect(await combineShares(one, two.toLowerCase(), recipient)).toEqual({ ok: true, identity });
    expect((await combineShares(two, three, recipient)).ok).toBe(true);
  });
});
