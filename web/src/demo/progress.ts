import type { Demo, DemoPerson } from "../api/types.ts";
import type { Walked } from "./walked.ts";

/// How far the tour is, read from the live office.
export interface Progress {
  client: Demo["clients"][number] | undefined;
  admin: DemoPerson | undefined;
  operator: DemoPerson | undefined;
  outsider: DemoPerson | undefined;
  others: DemoPerson[];
  keyMade: boolean;
  lineUp: boolean;
  done: StepNumber[];
  /// The step to do next; null at the end.
  next: StepNumber | null;
}

export const STEPS = [1, 2, 3, 4, 5, 6, 7] as const;
export type StepNumber = (typeof STEPS)[number];

/// @param walked  steps that the office does not tell of
export function progressOf(demo: Demo, walked: readonly Walked[]): Progress {
  const client = demo.clients[0];
  const admins = demo.people.filter((p) => p.role === "client-admin");
  const admin = admins.find((p) => p.client === client?.id) ?? admins[0];
  const operator = demo.people.find((p) => p.role === "operator");
  const outsider = admins.find((p) => p !== admin);
  const keyMade = client?.companyKey ?? false;
  const lineUp = operator?.line === "up";
  const begun = admin?.enrolled === true && client?.companyKey !== false;
  // No call can be taken without an operator, so a call that was taken shows that one was there.
  const seated = (operator?.enrolled === true && lineUp) || walked.length > 0;
  const done = begun
    ? STEPS.filter((step) => step === 1 || (step === 2 ? seated : walked.some((one) => one === String(step))))
    : [];
  return {
    client,
    admin,
    operator,
    outsider,
    others: demo.people.filter((p) => p !== admin && p !== operator && p !== outsider),
    keyMade,
    lineUp,
    done,
    next: STEPS.find((step) => !done.includes(step)) ?? null,
  };
}
