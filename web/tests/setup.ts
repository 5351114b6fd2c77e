// jsdom has neither of these, and Mantine asks for them: a browser of someone who prefers nothing, whose boxes keep
// their sizes.
if ("window" in globalThis) {
  const nothing = () => undefined;
  const prefers = { matches: false, addEventListener: nothing, removeEventListener: nothing };
  const watches = { observe: nothing, unobserve: nothing, disconnect: nothing };
  Object.assign(window, {
    matchMedia: () => prefers,
    ResizeObserver: function ResizeObserver() {
      return watches;
    },
  });
}
