import { expect, test } from "vitest";
import { canonical } from "./json.ts";
import { agreedIn, readTerms } from "./terms.ts";

/// As `ContractsTest.the_log_names_exactly_these_terms` writes it.
const TEXT =
  '{"client":"01980000-0000-7000-8000-00000000c001","effectiveFrom":"2026-04-01T00:00:00.000Z","keepMessages":180,' +
  '"keepRecordings":90,"noticeEn":"This call is recorded.","noticeJa":"この通話は録音されます。","recording":"notice",' +
  '"v":1,"version":1}';
const NAME = "VVUyBxyl0RHYvwPgetd5zxdW5P9IZ3IT4+tJy50UWvU=";
const leaf = (act: string, obj: string) => JSON.stringify({ act, obj });

test("terms are read member by member", () => {
  expect(readTerms(TEXT)).toEqual({
    client: "01980000-0000-7000-8000-00000000c001",
    version: 1,
    recording: "notice",
    noticeJa: "この通話は録音されます。",
    noticeEn: "This call is recorded.",
    keepRecordings: 90,
    keepMessages: 180,
    qualityReview: "none",
    qualityReviewDays: 0,
    witnessHours: 24,
    homes: false,
    passkeys: "any",
    sessionMinutes: 15,
    sessionHours: 12,
    effectiveFrom: "2026-04-01T00:00:00.000Z",
  });
});

test("the clause of quality review makes it version 2, and only its own word does", () => {
  const text = TEXT.replace('"recording"', '"qualityReview":"on-request","recording"').replace('"v":1', '"v":2');
  expect(readTerms(text).qualityReview).toBe("on-request");
  for (const bad of [
    text.replace('"v":2', '"v":1'),
    text.replace("on-request", "none"),
    text.replace("on-request", "always"),
  ]) {
    expect(() => readTerms(bad)).toThrow();
  }
});

test("sealing for reviewers makes it version 3, for 1 to 30 days", () => {
  const text = TEXT.replace('"recording"', '"qualityReview":"at-sealing","qualityReviewDays":7,"recording"').replace(
    '"v":1',
    '"v":3',
  );
  expect(readTerms(text)).toMatchObject({ qualityReview: "at-sealing", qualityReviewDays: 7 });
  for (const days of ["1", "30"]) expect(readTerms(text.replace(":7,", `:${days},`)).qualityReview).toBe("at-sealing");
  for (const bad of [
    text.replace('"v":3', '"v":2'),
    text.replace("at-sealing", "on-request"),
    text.replace('"qualityReviewDays":7,', ""),
    text.replace(":7,", ":0,"),
    text.replace(":7,", ":31,"),
  ]) {
    expect(() => readTerms(bad)).toThrow();
  }
});

test("homes make it version 5, with whatever else was agreed, and nothing else is a word for them", () => {
  const text = TEXT.replace('"keepMessages"', '"homes":"allowed","keepMessages"').replace(/"v":\d/, '"v":5');
  expect(readTerms(text)).toMatchObject({ homes: true, witnessHours: 24 });
  const aged = text.replace(',"version":1}', ',"version":1,"witnessHours":36}');
  expect(readTerms(aged)).toMatchObject({ homes: true, witnessHours: 36 });
  for (const bad of [
    text.replace("allowed", "none"),
    text.replace('"v":5', '"v":4'),
    text.replace('"homes":"allowed",', ""),
  ])
    expect(() => readTerms(bad)).toThrow();
});

test("passkeys make it version 6, with whatever else was agreed, and any is not written", () => {
  for (const demand of ["device-bound", "attested"] as const) {
    const text = TEXT.replace('"recording"', `"passkeys":"${demand}","recording"`).replace(/"v":\d/, '"v":6');
    expect(readTerms(text)).toMatchObject({ passkeys: demand, homes: false });
    const homes = text.replace('"keepMessages"', '"homes":"allowed","keepMessages"');
    expect(readTerms(homes)).toMatchObject({ passkeys: demand, homes: true });
    for (const bad of [
      text.replace(demand, "any"),
      text.replace(demand, "synced"),
      text.replace('"v":6', '"v":5'),
      text.replace(`"passkeys":"${demand}",`, ""),
    ])
      expect(() => readTerms(bad)).toThrow();
  }
});

test("shorter sessions make it version 7, each alone or both, and the usual time is not written", () => {
  const said = (words: string) => TEXT.replace('"v":1', `${words}"v":7`);
  expect(readTerms(said('"sessionMinutes":5,'))).toMatchObject({ sessionMinutes: 5, sessionHours: 12 });
  expect(readTerms(said('"sessionHours":1,'))).toMatchObject({ sessionMinutes: 15, sessionHours: 1 });
  expect(readTerms(said('"sessionHours":11,"sessionMinutes":14,'))).toMatchObject({
    sessionMinutes: 14,
    sessionHours: 11,
  });
  for (const bad of [
    said(""),
    said('"sessionMinutes":4,'),
    said('"sessionMinutes":15,'),
    said('"sessionHours":0,'),
    said('"sessionHours":12,'),
    said('"sessionMinutes":5,').replace('"v":7', '"v":1'),
  ])
    expect(() => readTerms(bad)).toThrow();
});

test("another age of witnesses than 24 hours makes it version 4, from 2 to 168, with or without quality review", () => {
  const aged = (text: string) => text.replace(/"v":\d,"version":1}/, '"v":4,"version":1,"witnessHours":36}');
  const text = aged(TEXT);
  expect(readTerms(text)).toMatchObject({ witnessHours: 36, qualityReview: "none" });
  const sealing = aged(TEXT.replace('"recording"', '"qualityReview":"at-sealing","qualityReviewDays":7,"recording"'));
  expect(readTerms(sealing)).toMatchObject({ witnessHours: 36, qualityReview: "at-sealing", qualityReviewDays: 7 });
  for (const hours of [2, 3, 23, 25, 167, 168]) {
    expect(readTerms(text.replace(":36}", `:${hours}}`)).witnessHours).toBe(hours);
  }
  for (const bad of [
    text.replace('"v":4', '"v":1'),
    text.replace(',"witnessHours":36', ""),
    sealing.replace('"v":4', '"v":3'),
    ...[0, 1, 24, 169].map((hours) => text.replace(":36}", `:${hours}}`)),
  ]) {
    expect(() => readTerms(bad)).toThrow();
  }
});

/// Only what is read of it; a whole one has every term.
const record = (changes: Record<string, string | number>, version = 2) =>
  canonical({
    v: 8,
    client: "01980000-0000-7000-8000-00000000c001",
    version,
    effectiveFrom: null,
    terms: {
      "recording.mode": "notice",
      "recording.noticeJa": "この通話は録音されます。",
      "recording.noticeEn": "This call is recorded.",
      "retention.recording": 90,
      "retention.message": 180,
      "secondaryUse.quality": "none",
      "secondaryUse.qualityDays": 0,
      "log.witnessHours": 24,
      "operators.remoteWork": "no",
      "access.passkeys": "any",
      "access.sessionMinutes": 15,
      "access.sessionHours": 12,
      ...changes,
    },
  });

test("a record of version 8 is read from its terms, and refused as Java refuses it", () => {
  expect(readTerms(record({}))).toMatchObject({ version: 2, effectiveFrom: "", qualityReview: "none" });
  const sealing = { "secondaryUse.quality": "at-sealing", "secondaryUse.qualityDays": 7 };
  expect(readTerms(record(sealing))).toMatchObject({ qualityReview: "at-sealing", qualityReviewDays: 7 });
  const refused: Record<string, string | number>[] = [
    { ...sealing, "secondaryUse.qualityDays": 0 },
    { ...sealing, "secondaryUse.quality": "none" },
    { "recording.noticeJa": "" },
    { "recording.noticeEn": " " },
    { "recording.noticeEn": "a".repeat(401) },
    { "retention.recording": 1096 },
    { "retention.message": 1096 },
  ];
  for (const bad of refused) expect(() => readTerms(record(bad))).toThrow("malformed");
  expect(readTerms(record({ "retention.message": 1095 })).keepMessages).toBe(1095);
  expect(readTerms(record({ "recording.mode": "never", "recording.noticeJa": "" })).recording).toBe("never");
});

test("each word of a record is read as itself", () => {
  for (const passkeys of ["any", "device-bound", "attested"]) {
    expect(readTerms(record({ "access.passkeys": passkeys })).passkeys).toBe(passkeys);
  }
  expect(readTerms(record({ "operators.remoteWork": "no" })).homes).toBe(false);
  expect(readTerms(record({ "operators.remoteWork": "managed" })).homes).toBe(true);
  expect(readTerms(record({}, 1)).version).toBe(1);
  expect(() => readTerms(record({}, 0))).toThrow("malformed");
  const others = { "access.passkeys": "all", "operators.remoteWork": "yes", "recording.mode": "always" };
  for (const [term, word] of Object.entries(others)) {
    expect(() => readTerms(record({ [term]: word })), term).toThrow("malformed");
  }
});

test("recording with notice has a notice that callers hear, in every version", () => {
  expect(() => readTerms(TEXT.replace("This call is recorded.", ""))).toThrow("malformed");
});

test("what is not canonical, lacks a member or has one too many is refused", () => {
  const bad = [TEXT.replace(":1}", ": 1}"), TEXT.replace('"v":1,', ""), TEXT.replace('"v":1', '"v":2'), `[${TEXT}]`];
  for (const text of bad) expect(() => readTerms(text)).toThrow();
});

test("an entry names exactly these terms, or it does not", async () => {
  expect(await agreedIn(leaf("contract.set", NAME), TEXT)).toBe(true);
  expect(await agreedIn(leaf("contract.set", NAME), TEXT.replace("90", "91"))).toBe(false);
  expect(await agreedIn(leaf("script.set", NAME), TEXT)).toBe(false);
  expect(await agreedIn("no json", TEXT)).toBe(false);
});
