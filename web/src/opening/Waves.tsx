import { useEffect, useRef } from "react";
import styles from "./Opening.module.css";
import type { Picture } from "../player/wav.ts";

const COLORS = ["--caller", "--caller-faint", "--operator", "--operator-faint"];

/// Two lanes, the caller above and the operator below; what was played is darker.
///
/// @param checked 0 to 1: the picture grows with it
export function Waves({ picture, at, checked }: { picture: Picture; at: number; checked: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const pen = element?.getContext("2d");
    if (!element || !pen) return;
    const columns = picture.caller.length;
    const look = getComputedStyle(element);
    pen.clearRect(0, 0, element.width, element.height);
    const lane = element.height / 2;
    const [caller, callerFaint, operator, operatorFaint] = COLORS.map((name) => look.getPropertyValue(name));
    for (let x = 0; x < columns; x++) {
      const played = x / columns < at;
      bar(x, picture.caller[x] ?? 0, lane / 2, (played ? caller : callerFaint) ?? "");
      bar(x, picture.operator[x] ?? 0, lane * 1.5, (played ? operator : operatorFaint) ?? "");
    }
    pen.fillStyle = look.color;
    pen.fillRect(Math.round(at * (element.width - 2)), 0, 2, element.height);

    function bar(x: number, loud: number, middle: number, color: string) {
      if (!element || !pen) return;
      const width = element.width / columns;
      const height = Math.max(1, Math.sqrt(loud) * (lane - 6));
      pen.fillStyle = color;
      pen.fillRect(x * width, middle - height / 2, Math.max(1, width - 0.5), height);
    }
  }, [picture, at, checked]);
  return <canvas ref={canvas} className={styles.waves} width={1200} height={112} aria-hidden="true" />;
}
