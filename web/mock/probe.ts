import type { Probed } from "../src/inbox/log/probed/probed.ts";
import type { Outcome, Probe, Seen } from "../src/office/probe/probe.ts";

/// Runs of a probe that tried nothing. `POST /mock/probe` with `{"saw": "open", "hours": 26}` sets what the last one
/// saw (never, refused, open, known, untried, nothing), and how long ago it was.

type Answer = (body: Record<string, unknown>) => unknown;

const DOORS = [
  ["api", "DELETE /api/inbox/{id}/replies/{reply}"],
  ["api", "GET /api/inbox"],
  ["api", "POST /api/messages"],
  ["stream", "GET /api/desk/events"],
  ["recovery", "POST /api/office/people/{id}/enrolment"],
  ["recovery", "PUT /api/keys/shares/{id}"],
] as const;

export function probe(): Record<string, Answer> {
  let saw = "refused";
  let hours = 3;
  let asked = 0;
  return {
    "POST /mock/probe": (body) => {
      saw = typeof body.saw === "string" ? body.saw : saw;
      hours = typeof body.hours === "number" ? body.hours : hours;
      asked = 0;
    },
    "GET /api/office/probe": (): Probe => {
      const running = Date.now() - asked < 6_000;
      if (asked > 0 && !running) [hours, asked] = [0, 0];
      return { ...page(saw, hours), running: running ? Math.floor((Date.now() - asked) / 50) : null };
    },
    "GET /api/probe": () => sums(page(saw, hours)),
    "POST /api/office/probe": () => {
      asked = Date.now();
    },
  };
}

function sums({ runs, expired, seen }: Probe): Probed {
  const of = (way: string, outcome: Outcome) => seen.filter((it) => it.way === way && it.outcome === outcome).length;
  const ways = [...new Set(seen.map((it) => it.way))].map((way) => ({
    way,
    refused: of(way, "refused"),
    notRefused: of(way, "not-refused"),
    known: of(way, "known"),
    notTried: of(way, "not-tried"),
  }));
  return { at: runs[0]?.ended ?? null, expired, ways };
}

/// The next 04:10 of Japan.
function nextHour(): string {
  const hour = new Date();
  hour.setUTCHours(19, 10, 0, 0);
  if (hour.getTime() <= Date.now()) hour.setUTCDate(hour.getUTCDate() + 1);
  return hour.toISOString();
}

function page(saw: string, hours: number): Probe {
  const when = { next: nextHour(), daily: "04:10", afterStartSeconds: 120 };
  if (saw === "never") return { running: null, expired: true, ...when, seen: [], runs: [] };
  const began = Date.now() - hours * 3_600_000;
  const seen = attempts(saw, began);
  const of = (outcome: Outcome) => seen.filter((one) => one.outcome === outcome).length;
  const day = (n: number) => new Date(began - n * 86_400_000).toISOString();
  const last = {
    began: day(0),
    ended: new Date(began + 4_000).toISOString(),
    refused: of("refused"),
    notRefused: of("not-refused"),
    known: of("known"),
    notTried: of("not-tried"),
  };
  const before = { refused: seen.length, notRefused: 0, known: 0, notTried: 0 };
  const runs = [last, ...[1, 2, 3].map((n) => ({ began: day(n), ended: day(n), ...before }))];
  return { running: null, expired: hours >= 36, ...when, seen, runs };
}

function attempts(saw: string, began: number): Seen[] {
  const all: Seen[] = [];
  const note = (way: string, target: string, attempt: string, expected: string, came: string) =>
    all.push({
      way,
      target,
      attempt,
      expected,
      came,
      outcome: "refused",
      at: new Date(began + all.length * 40).toISOString(),
      millis: 4,
    });
  for (let n = 0; n < 10; n++) {
    for (const [way, target] of DOORS) {
      const door = n === 0 ? target : `${target}/${n}`;
      note(way, door, "no-session", "401", "401 signed-out");
      note(way, door, "made-up-session", "401", "401 signed-out");
    }
  }
  note("page", "GET /desk", "no-session", "empty-page", "empty-page");
  note("page", "GET /application.yaml", "no-session", "404", "404 not-found");
  note("actuator", "GET /actuator/env", "no-session", "404, empty-page", "empty-page");
  const turn = (n: number, outcome: Outcome, came: string) => Object.assign(all[n] ?? {}, { outcome, came });
  if (saw === "open") for (const n of [2, 3]) turn(n, "not-refused", "200");
  if (saw === "known") {
    note("session", "GET /api/me", "stolen-by-the-same-browser", "401", "200");
    turn(all.length - 1, "known", "200");
  }
  if (saw === "untried" || saw === "open") {
    turn(6, "not-tried", "no-answer");
    turn(7, "not-tried", "unreachable");
    turn(8, "not-tried", "unreachable");
  }
  if (saw === "nothing") all.forEach((_, n) => turn(n, "not-tried", "unreachable"));
  return all;
}
