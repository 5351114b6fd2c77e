import { describe, expect, test } from "vitest";
import {
  AHEAD_DAYS,
  draftOf,
  faultsOf,
  fine,
  GRACE_MINUTES,
  KEEP_LEAST,
  KEEP_MOST,
  NOTICE_LIMIT,
  REVIEW_MOST,
  USUAL,
} from "./checks.ts";
import { fromTokyo, tokyoMoment, tokyoSecond, toTokyo } from "../i18n/tokyo.ts";

const NOW = new Date("2026-11-24T06:00:00Z");
const faults = (part: Partial<typeof USUAL>) => faultsOf({ ...USUAL, ...part }, NOW);
const later = (minutes: number) => toTokyo(new Date(NOW.getTime() + minutes * 60_000));

test("the usual terms are fine and begin at once", () => {
  expect(fine(faultsOf(USUAL, NOW))).toBe(true);
  expect(draftOf(USUAL, 3)).toMatchObject({ after: 3, keepRecordings: 90, keepMessages: 180, effectiveFrom: null });
});

describe("the days of keeping", () => {
  test("have their bounds", () => {
    for (const good of [KEEP_LEAST, KEEP_MOST])
      expect(faults({ keepRecordings: String(good) }).keepRecordings).toBeNull();
    for (const bad of [KEEP_LEAST - 1, KEEP_MOST + 1])
      expect(faults({ keepMessages: String(bad) }).keepMessages).toBe("days");
  });
  test("are whole numbers", () => {
    for (const bad of ["", "1.5", "-1", "９０", "90 "]) expect(faults({ keepMessages: bad }).keepMessages).toBe("days");
  });
});

test("what is sealed for reviewers can be opened for 1 to 30 days", () => {
  const days = (qualityReviewDays: string) =>
    faults({ qualityReview: "at-sealing", qualityReviewDays }).qualityReviewDays;
  for (const good of ["1", "2", String(REVIEW_MOST - 1), String(REVIEW_MOST)]) expect(days(good)).toBeNull();
  for (const bad of ["0", String(REVIEW_MOST + 1), "", "1.5"]) expect(days(bad)).toBe("review-days");
  expect(faults({ qualityReview: "on-request", qualityReviewDays: "0" }).qualityReviewDays).toBeNull();
  expect(draftOf({ ...USUAL, qualityReview: "at-sealing" }, 0).qualityReviewDays).toBe(14);
  expect(draftOf(USUAL, 0).qualityReviewDays).toBeNull();
});

test("a confirmation by a witness may be 2 to 168 hours old, and 24 where nobody says otherwise", () => {
  const hours = (witnessHours: string) => faults({ witnessHours }).witnessHours;
  for (const good of ["2", "3", "167", "168"]) expect(hours(good)).toBeNull();
  for (const bad of ["1", "169", "", "2.5", "-2", "２４"]) expect(hours(bad)).toBe("witness-hours");
  expect(draftOf(USUAL, 0).witnessHours).toBe(24);
  expect(draftOf({ ...USUAL, witnessHours: "36" }, 0).witnessHours).toBe(36);
});

test("members' sessions may be shorter than usual and not longer", () => {
  const minutes = (sessionMinutes: string) => faults({ sessionMinutes }).sessionMinutes;
  for (const good of ["5", "6", "14", "15"]) expect(minutes(good)).toBeNull();
  for (const bad of ["4", "16", "", "7.5", "１０"]) expect(minutes(bad)).toBe("session-minutes");
  const hours = (sessionHours: string) => faults({ sessionHours }).sessionHours;
  for (const good of ["1", "2", "11", "12"]) expect(hours(good)).toBeNull();
  for (const bad of ["0", "13", "", "-1"]) expect(hours(bad)).toBe("session-hours");
  expect(draftOf(USUAL, 0)).toMatchObject({ sessionMinutes: 15, sessionHours: 12 });
  expect(draftOf({ ...USUAL, sessionMinutes: "5", sessionHours: "8" }, 0)).toMatchObject({
    sessionMinutes: 5,
    sessionHours: 8,
  });
});

test("a notice has 1 to 400 characters where calls are recorded", () => {
  expect(faults({ noticeJa: "あ".repeat(NOTICE_LIMIT - 1) }).noticeJa).toBeNull();
  expect(faults({ noticeJa: "あ".repeat(NOTICE_LIMIT) }).noticeJa).toBeNull();
  expect(faults({ noticeJa: "あ".repeat(NOTICE_LIMIT + 1) }).noticeJa).toBe("long");
  expect(faults({ noticeEn: " " }).noticeEn).toBe("empty");
  expect(faults({ noticeEn: "", recording: "never" }).noticeEn).toBeNull();
});

test("terms begin between now and a year ahead", () => {
  expect(faults({ from: later(-GRACE_MINUTES) }).from).toBeNull();
  expect(faults({ from: later(-GRACE_MINUTES - 1) }).from).toBe("past");
  expect(faults({ from: later(AHEAD_DAYS * 24 * 60) }).from).toBeNull();
  expect(faults({ from: later(AHEAD_DAYS * 24 * 60 + 1) }).from).toBe("far");
  expect(faults({ from: "2026-02-30T00:00" }).from).toBe("time");
});

test("moments are Japan's, whatever the browser's zone", () => {
  expect(fromTokyo("2026-12-01T00:00")).toBe("2026-11-30T15:00:00.000Z");
  expect(toTokyo(new Date("2026-11-30T15:00:00Z"))).toBe("2026-12-01T00:00");
  expect(tokyoMoment("2026-11-30T15:00:00Z", "ja")).toBe("2026年12月1日 00:00（日本時間）");
  expect(tokyoSecond("2026-11-30T15:00:07Z")).toBe("2026-12-01 00:00:07");
  expect(fromTokyo("2026-12-01")).toBeNull();
});
