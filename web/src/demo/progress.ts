import type { Demo, DemoPerson } from "../api/types.ts";

/// How far the tour is, read from the live office.
export interface Progress {
  client: Demo["clients"][number] | undefined;
  admin: DemoPerson | undefined;
  operator: DemoPerson | undefined;
  outsider: DemoPerson | undefined;
  others: DemoPerson[];
  keyMade: boolean;
  lineUp: boolean;
  /// The step to do next, 1 to 5; what happens in a call is not seen from here.
  next: 1 | 2 | 3;
}

export function progressOf(demo: Demo): Progress {
  const client = demo.clients[0];
  const admins = demo.people.filter((p) => p.role === "client-admin");
  const admin = admins.find((p) => p.client === client?.id) ?? admins[0];
  const operator = demo.people.find((p) => p.role === "operator");
  const outsider = admins.find((p) => p !== admin);
  const keyMade = client?.companyKey ?? false;
  const lineUp = operator?.line === "up";
  return {
    client,
    admin,
    operator,
    outsider,
    others: demo.people.filter((p) => p !== admin && p !== operator && p !== outsider),
    keyMade,
    lineUp,
    next:
      admin?.enrolled !== true || client?.companyKey === false
        ? 1
        : operator?.enrolled !== true || operator.line !== "up"
          ? 2
          : 3,
  };
}
