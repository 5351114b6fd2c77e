import { useLayoutEffect, useRef } from "react";

/// A page that fills the window takes what the frame above it leaves: `--above`, in pixels, changes with the notices there.
export function useAbove(): React.RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const measure = () => {
      const top = main.current?.getBoundingClientRect().top ?? 57;
      main.current?.style.setProperty("--above", `${top + window.scrollY}px`);
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(document.body);
    for (const above of document.querySelectorAll("#root > *")) watch.observe(above);
    return () => watch.disconnect();
  }, []);
  return main;
}
