/// The office's backup, as the server tells it.

export interface Run {
  began: string;
  /// Null while it goes on, or if it was cut off.
  ended: string | null;
  whole: boolean;
  bytes: number;
  /// Why it is not whole; null if it is.
  trouble: string | null;
}

export interface Check {
  code: string;
  good: boolean;
  looked: number;
  bad: number;
}

export interface Drilled {
  began: string;
  ended: string;
  passed: boolean;
  rpoSeconds: number | null;
  rtoSeconds: number | null;
  checks: Check[];
}

export interface Backup {
  configured: boolean;
  doing: "backup" | "drill" | null;
  trouble: string | null;
  /// Null without a backup.
  place: "folder" | "bucket" | null;
  /// From whom files at the place are locked.
  lock: "none" | "governance" | "compliance";
  /// Whether the live payloads lie in a bucket.
  payloadsInBucket: boolean;
  keepDays: number;
  drillDays: number;
  /// The newest whole base backup.
  last: Run | null;
  logAgeSeconds: number | null;
  payloadCount: number;
  payloadBytes: number;
  nextDrill: string | null;
  /// The newest first.
  runs: Run[];
  drills: Drilled[];
}

export const TROUBLES = [
  "away",
  "empty-place",
  "other-office",
  "keys-missing",
  "payloads-missing",
  "unsafe-place",
  "keys-stay",
  "held",
  "changed",
  "not-looked",
  "log-stuck",
  "broke-off",
] as const;

export type Trouble = (typeof TROUBLES)[number];

/// One of a later server is said in general words.
export function troubleOf(code: string): Trouble {
  return TROUBLES.find((it) => it === code) ?? "broke-off";
}

export const CHECKS = ["room", "restored", "amcheck", "counts", "log", "payloads", "erased", "keys"] as const;

export type CheckCode = (typeof CHECKS)[number];

export function checkOf(code: string): CheckCode | null {
  return CHECKS.find((it) => it === code) ?? null;
}

export type Verdict = "none" | "trouble" | "undrilled" | "failed" | "late" | "good";

/// Base backups come daily; after so long one is missing.
const LATE_HOURS = 26;
const HOUR_MS = 3_600_000;

/// In one word: whether the office would come back. Good only with a fresh backup that came back in a
/// drill which is not overdue.
export function verdictOf(backup: Backup, now: Date): Verdict {
  if (backup.trouble) return "trouble";
  if (!backup.last) return "none";
  const drill = backup.drills[0];
  if (!drill) return "undrilled";
  if (!drill.passed) return "failed";
  if (now.getTime() - new Date(backup.last.began).getTime() > LATE_HOURS * HOUR_MS) return "late";
  if (backup.nextDrill && now.getTime() - new Date(backup.nextDrill).getTime() > 24 * HOUR_MS) return "late";
  return "good";
}

const STEP = 1024;
const UNITS = ["B", "KB", "MB", "GB", "TB"] as const;

/// Bytes as people read them: three digits are enough.
export function sizeOf(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= STEP && unit < UNITS.length - 1) {
    size /= STEP;
    unit += 1;
  }
  return `${unit === 0 || size >= 100 ? Math.round(size).toString() : size.toFixed(1)} ${UNITS[unit] ?? ""}`;
}
