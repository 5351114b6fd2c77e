import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useMe } from "../api/queries.ts";
import styles from "./Guard.module.css";
import { draw, markLines } from "./mark.ts";

const MINUTE_MS = 60_000;

/// Lies over its positioned parent, a pane with callers' words, and lets everything through but the eye. Where no such
/// pane is shown there is nothing to mark. Screen readers have nothing of it.
export function Mark() {
  const me = useMe();
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useComputedColorScheme();
  // The server's clock: the machine's own can be set by its user.
  const ahead = me.data ? Date.parse(me.data.now) - me.dataUpdatedAt : 0;
  const minute = useMinute(ahead);
  const { person = "", name = "" } = me.data ?? {};
  useEffect(() => {
    const drawn = () => {
      if (canvas.current) draw(canvas.current, markLines(person, name, new Date(minute * MINUTE_MS)), minute);
    };
    drawn();
    const grown = new ResizeObserver(drawn);
    if (canvas.current) grown.observe(canvas.current);
    window.addEventListener("resize", drawn);
    return () => {
      grown.disconnect();
      window.removeEventListener("resize", drawn);
    };
  }, [person, name, minute, scheme]);
  return (
    <canvas ref={canvas} className={styles.mark} aria-hidden="true" data-testid="guard-mark" data-minute={minute} />
  );
}

/// Minutes since the epoch, as the server counts them.
///
/// @param ahead  of this machine's clock, in ms
function useMinute(ahead: number): number {
  const [now, setNow] = useState(() => Date.now());
  const at = now + ahead;
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), MINUTE_MS - (at % MINUTE_MS));
    return () => clearTimeout(timer);
  }, [at]);
  return Math.floor(at / MINUTE_MS);
}
