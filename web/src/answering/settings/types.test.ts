import { expect, test } from "vitest";
import type { Fits } from "../../api/fits.ts";
import type { components } from "../../api/schema.d.ts";
import type { NewInstruction, Settings, Sheet } from "./types.ts";

type Server = components["schemas"];

interface Pairs {
  Sheet: Fits<Sheet, Server["answering.AnsweringSheet"]>;
  Settings: Fits<Settings, Server["answering.AnsweringSettings"]>;
  NewInstruction: Fits<NewInstruction, Server["answering.AnsweringEndpoint.NewInstruction"]>;
}

test("the pages' types are the server's", () => {
  type Drifted = { [K in keyof Pairs]: Pairs[K] extends true ? never : K }[keyof Pairs];
  const none: [Drifted] extends [never] ? true : Drifted = true;
  expect(none).toBe(true);
});
