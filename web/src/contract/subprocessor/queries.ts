import type { components } from "../../api/schema";

type S = components["schemas"];
export type Subprocessor = S["contract.subprocessor.SubprocessorView"];
export type OwnPage = S["contract.subprocessor.OwnSubprocessorEndpoint.Page"];
export type Position = S["contract.subprocessor.OwnSubprocessorEndpoint.Position"];
export type Flow = S["contract.subprocessor.OwnSubprocessorEndpoint.Flow"];
export type OfficePage = S["contract.subprocessor.OfficeSubprocessorEndpoint.Page"];
export type NewSubprocessor = S["contract.subprocessor.OfficeSubprocessorEndpoint.NewSubprocessor"];

/// What a sub-processor does, as the server names it.
export const SERVICES = [
  "hosting",
  "storage",
  "mail",
  "chat",
  "push",
  "carrier",
  "timestamp",
  "witness",
  "support",
  "other",
] as const;

/// Characters, as the server counts them.
export const LIMITS = { text: 200, reason: 1_000, number: 13 };
