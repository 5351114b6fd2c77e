import { expect, test } from "vitest";
import { timeOfId } from "./callTime.ts";

test("an id of version 7 says when it was made, and another says nothing", () => {
  // the example of RFC 9562, appendix A.6
  expect(timeOfId("017f22e2-79b0-7cc3-98c4-dc0c0c07398f")).toBe("2022-02-22T19:22:22.000Z");
  expect(timeOfId("919108f7-52d1-4320-9bac-f847db4148a8")).toBeNull();
  expect(timeOfId("017f22e2-79b0-7cc3-18c4-dc0c0c07398f")).toBeNull();
  expect(timeOfId("")).toBeNull();
});
