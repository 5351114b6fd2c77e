import { afterAll, vi } from "vitest";

// Files that share a process share no module of ours, and nothing that was put in the place of a module, of something
// global or of the clock. What Vitest does itself for modules in a process of their own has no public name.
vi.resetModules();
(globalThis as unknown as { __vitest_mocker__: { reset: () => void } }).__vitest_mocker__.reset();
afterAll(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

// jsdom has none of these, and Mantine asks for them: a browser of someone who prefers nothing, whose boxes keep their
// sizes, and whose fonts are there.
if ("window" in globalThis) {
  const nothing = () => undefined;
  const prefers = { matches: false, addEventListener: nothing, removeEventListener: nothing };
  Object.assign(document, { fonts: { addEventListener: nothing, removeEventListener: nothing } });
  const watches = { observe: nothing, unobserve: nothing, disconnect: nothing };
  Object.assign(window, {
    matchMedia: () => prefers,
    ResizeObserver: function ResizeObserver() {
      return watches;
    },
  });
}
