/// The interface of the cell, with the cell in this process; CellIT has the same in a browser.

import { describe, expect, it } from "vitest";
import { acts } from "./acts.ts";
import { newCell } from "./cell.ts";
import * as page from "./index.ts";
import { LARGE, moving } from "./wire.ts";

const CLIENT = "0196f0a0-0000-7000-8000-000000000001";
const RYO = "0196f0a0-0000-7000-8000-0000000000a1";
const SECRETS = /AGE-SECRET-KEY|DENWABAN-SHARE/;

async function company() {
  const ryo = await page.createMemberKey(RYO, CLIENT);
  return { ryo, ...(await page.createCompanyKey(ryo.identity, CLIENT, "x25519")) };
}

async function whyOf(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => "nothing was refused",
    (trouble: unknown) => (trouble instanceof page.SealTrouble ? trouble.why : String(trouble)),
  );
}

describe("the page", () => {
  it("has handles, in which there is no secret", async () => {
    const aoba = await company();
    const { blob } = await page.wrapWithRecovery(aoba.ryo.identity);
    for (const made of [aoba, aoba.ryo, blob, await page.newSessionSigner(), await page.newOwnKey()]) {
      expect(JSON.stringify(made)).not.toMatch(SECRETS);
      expect(Object.keys(made)).not.toContain("signer");
    }
    expect(Object.keys(aoba.companyIdentity).sort()).toEqual(["client", "epoch", "fingerprint", "recipient", "suite"]);
  });

  it("gets a secret where a person takes it out, and by no other act", async () => {
    const { ryo, companyIdentity } = await company();
    expect((await page.wrapWithRecovery(ryo.identity)).kit).toMatch(SECRETS);
    expect(await page.exportCompanyIdentity(companyIdentity)).toMatch(SECRETS);
    expect((await companyIdentity.shares(null)).join()).toMatch(SECRETS);
    // A new name in this list is to be looked at twice: docs/decisions/0110.
    expect(Object.keys(acts).sort().join(" ")).toBe(
      "agreedIn approveNotice approveReviewer checkCheckpoint checkHeader checkManifest checkNotice checkReviewHeader " +
        "checkSealedForReview checkVersions " +
        "createCompanyKey createMemberKey createReviewerKey exportCompanyIdentity fileKeyOf fingerprint firstMailboxKey " +
        "giveForReview grantTo indexKeyOf keepPrf newOwnKey newSessionSigner nextKey openGrant openNote openObject " +
        "openOwn openSegment openTextIndex prfSalt recombine reheader reviewerByKit reviewerByPrf sealMessage sealNote " +
        "sealTextIndex sharesOf tokenOf unlockWithKit unlockWithPrf verifyChain verifyInclusion " +
        "verifyMailboxChain verifyManifest verifyReviewer verifyStatement wrapWithPrf wrapWithRecovery",
    );
  });

  it("has a reviewer's key as a handle, too, which opens what was given to it", async () => {
    const { identity, statement } = await page.createReviewerKey(RYO);
    expect(JSON.stringify(identity)).not.toMatch(SECRETS);
    expect(Object.keys(identity).sort()).toEqual(["fingerprint", "person"]);
    expect(statement).not.toMatch(SECRETS);
    const { blob, kit } = await page.wrapWithRecovery(identity);
    expect((await page.reviewerByKit(blob, kit, RYO)).fingerprint).toBe(identity.fingerprint);
    expect(await whyOf(page.unlockWithKit(blob, kit, RYO))).toBe("malformed");
  });

  it("keeps nothing of what a passkey gave", async () => {
    const prf = crypto.getRandomValues(new Uint8Array(32));
    const again = prf.slice();
    const { identity } = await page.createMemberKey(RYO, CLIENT);
    const secret = await page.keepPrf(prf);
    expect(prf).toEqual(new Uint8Array(32));
    expect(JSON.stringify(secret)).toBe('{"kind":"prf"}');
    const blob = await page.wrapWithPrf(identity, secret, RYO);
    const same = await page.unlockWithPrf(blob, await page.keepPrf(again), RYO);
    expect(same.fingerprint).toBe(identity.fingerprint);
    expect(await whyOf(page.unlockWithPrf(blob, await page.keepPrf(new Uint8Array(32)), RYO))).toBe("wrong-unlock");
  });

  it("hears why, in the same words", async () => {
    const { ryo } = await company();
    const other = await page.createMemberKey(RYO, "0196f0a0-0000-7000-8000-000000000002");
    expect(await whyOf(page.createCompanyKey(other.identity, CLIENT, "x25519"))).toBe("wrong-client");
    expect(await whyOf(page.openGrant(ryo.identity, "****"))).toBe("malformed");
    expect(await whyOf(page.verifyStatement("{}", ""))).toBe("malformed");
  });

  it("has nothing left of a cell that was ended", async () => {
    const before = await company();
    page.endCell();
    await new Promise((rest) => setTimeout(rest));
    expect(await whyOf(page.exportCompanyIdentity(before.companyIdentity))).toBe("no-cell");
    expect(await whyOf(before.companyIdentity.shares(null))).toBe("no-cell");
    const after = await company();
    // Of two cells: a number of one means nothing, or something else, in the other.
    expect(await whyOf(page.grantTo(before.ryo.identity, after.companyIdentity, "", ""))).toBe("no-cell");
    expect(await page.exportCompanyIdentity(after.companyIdentity)).toMatch(SECRETS);
  });

  it("may finish what needs the old cell before that is ended", async () => {
    const { ryo } = await company();
    let over: () => void = () => undefined;
    page.endCell(new Promise<void>((done) => (over = done)));
    expect((await page.sealTextIndex(ryo.identity, 1, "[]")).sealed).not.toBe("");
    over();
    await new Promise((rest) => setTimeout(rest));
    expect(await whyOf(page.sealTextIndex(ryo.identity, 2, "[]"))).toBe("no-cell");
  });
});

describe("the wire", () => {
  it("moves what is large and copies what is not", () => {
    const bytes = [LARGE - 1, LARGE, LARGE + 1].map((length) => new Uint8Array(length));
    expect(moving({ args: [bytes, { deep: bytes[2] }] })).toEqual([bytes[1]?.buffer, bytes[2]?.buffer]);
    // Other data's memory is next to it.
    expect(moving(new Uint8Array(2 * LARGE).subarray(LARGE))).toEqual([]);
  });

  it("carries nothing that is no act, and no handle that was not given out", async () => {
    const cell = newCell();
    for (const act of ["constructor", "__proto__", "toString", "secret", ""]) {
      expect(await cell({ id: 1, act, args: [] })).toEqual({ id: 1, ok: false, why: null });
    }
    for (const number of [0, -1, 1e9, "0", "length"]) {
      const args = [{ "denwaban handle": number }];
      expect(await cell({ id: 2, act: "exportCompanyIdentity", args })).toEqual({ id: 2, ok: false, why: "no-cell" });
    }
  });
});
