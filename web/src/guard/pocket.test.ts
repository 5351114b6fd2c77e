// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { INSTEAD, Pocket, selected, written } from "./pocket.ts";

const execCommand = vi.fn();
let pocket: Pocket;

beforeEach(() => {
  pocket = new Pocket();
  Object.assign(document, { execCommand });
});
afterEach(() => {
  document.body.innerHTML = "";
  vi.resetAllMocks();
});

type Kind = "input" | "textarea";

/// With the words from the second to the fourth character selected.
function field(kind: Kind, text: string): HTMLInputElement | HTMLTextAreaElement {
  const made = document.createElement(kind);
  document.body.append(made);
  made.value = text;
  made.setSelectionRange(1, 4);
  return made;
}

/// What another program would get, and whether the browser's own way was stopped.
function clipboard(type: "copy" | "cut" | "paste", at: Element, holds = "") {
  const put = vi.fn();
  const event = Object.assign(new Event(type, { cancelable: true }), {
    clipboardData: { setData: put, getData: () => holds },
  });
  Object.defineProperty(event, "target", { value: at });
  pocket[type === "paste" ? "paste" : "copy"](event as unknown as ClipboardEvent);
  return { outside: put.mock.calls, stopped: event.defaultPrevented };
}

test.each<Kind>(["input", "textarea"])("what is copied from a %s that is written stays in the page", (kind) => {
  const { outside, stopped } = clipboard("copy", field(kind, "あいうえお"));
  expect(stopped).toBe(true);
  expect(outside).toEqual([["text/plain", INSTEAD]]);
  expect(execCommand, "it is not taken out").not.toHaveBeenCalled();
  clipboard("paste", field(kind, ""), INSTEAD);
  expect(execCommand).toHaveBeenCalledExactlyOnceWith("insertText", false, "いうえ");
});

test("what is cut is taken out", () => {
  clipboard("cut", field("textarea", "あいうえお"));
  expect(execCommand).toHaveBeenCalledExactlyOnceWith("delete", false, undefined);
});

test("what is no field that can be written is not copied, and leaves what was copied before", () => {
  clipboard("copy", field("input", "あいうえお"));
  const closed = field("input", "かきくけこ");
  closed.readOnly = true;
  const off = field("textarea", "さしすせそ");
  off.disabled = true;
  const words = document.createElement("p");
  const nothing = field("input", "たちつてと");
  nothing.setSelectionRange(2, 2);
  for (const at of [closed, off, words, nothing]) {
    expect(clipboard("copy", at)).toEqual({ outside: [], stopped: true });
    expect(clipboard("cut", at)).toEqual({ outside: [], stopped: true });
  }
  expect(execCommand).not.toHaveBeenCalled();
  clipboard("paste", field("input", ""), INSTEAD);
  expect(execCommand).toHaveBeenCalledExactlyOnceWith("insertText", false, "いうえ");
});

test("lines become one in a field of one line", () => {
  const text = field("textarea", "x一 \n二\n\n三");
  text.setSelectionRange(1, 99);
  clipboard("copy", text);
  clipboard("paste", field("input", ""), INSTEAD);
  expect(execCommand).toHaveBeenLastCalledWith("insertText", false, "一 二 三");
  clipboard("paste", field("textarea", ""), INSTEAD);
  expect(execCommand).toHaveBeenLastCalledWith("insertText", false, "一 \n二\n\n三");
});

test("what came from elsewhere is pasted by the browser", () => {
  clipboard("copy", field("input", "あいうえお"));
  expect(clipboard("paste", field("input", ""), "another program's").stopped).toBe(false);
  expect(execCommand).not.toHaveBeenCalled();
});

test("after it was emptied nothing is pasted, not even the sentence", () => {
  clipboard("copy", field("input", "あいうえお"));
  pocket.empty();
  expect(clipboard("paste", field("input", ""), INSTEAD).stopped).toBe(true);
  expect(execCommand).not.toHaveBeenCalled();
});

test("nothing is pasted outside a field that can be written", () => {
  clipboard("copy", field("input", "あいうえお"));
  clipboard("paste", document.body, INSTEAD);
  expect(execCommand).not.toHaveBeenCalled();
});

test("a field is what can be written, and its selection is what is marked", () => {
  const open = field("input", "あいうえお");
  expect(written(open)).toBe(open);
  expect(selected(open)).toBe("いうえ");
  expect([written(null), written(document), written(document.body)]).toEqual([null, null, null]);
});
