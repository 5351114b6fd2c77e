import { toTokyo } from "../i18n/tokyo.ts";

/// Of a person's id: its random end. The beginning of an id is a time, which colleagues may share.
const SHORT = 8;

/// Size of the letters, in CSS pixels: read on a photograph of the whole screen, too.
export const LETTER_PX = 20;

/// From the name to the time below it, in CSS pixels.
export const LINE_PX = 26;

/// From row to row, in CSS pixels.
export const ROW_PX = 120;

/// Between two marks of a row, in CSS pixels.
const GAP_PX = 96;

/// Radians; text of the page lies flat, so neither is taken for the other.
export const SLANT = -Math.PI / 8;

/// Each minute everything moves by so many CSS pixels, so that no place stays free.
const STEP_X = 61;
const STEP_Y = 23;

/// What a photograph tells: whose screen it was, and when. In Japan's time, to the minute.
export function markLines(person: string, name: string, at: Date): [who: string, when: string] {
  return [`${name} ${person.slice(-SHORT)}`, `${toTokyo(at).replace("T", " ")} JST`];
}

export interface Spot {
  x: number;
  y: number;
}

/// Where the first lines begin, in a plane that is turned by [SLANT] around the middle of the pane.
///
/// @param wide  of one mark, in CSS pixels
/// @param minute  since the epoch
export function spots(width: number, height: number, wide: number, minute: number): Spot[] {
  const reach = Math.hypot(width, height) / 2;
  const column = wide + GAP_PX;
  const spots: Spot[] = [];
  const first = -reach - column + ((minute * STEP_X) % column);
  const top = -reach - ROW_PX + ((minute * STEP_Y) % ROW_PX);
  for (let row = 0, y = top; y < reach + ROW_PX; row++, y += ROW_PX) {
    // The rows are set like bricks, so that gaps do not line up.
    for (let x = first - (row % 2) * (column / 2); x < reach + column; x += column) spots.push({ x, y });
  }
  return spots;
}

/// Draws the mark over the whole canvas, in the colour that the style sheet gives it.
export function draw(canvas: HTMLCanvasElement, lines: readonly string[], minute: number): void {
  const pen = canvas.getContext("2d");
  if (!pen) return;
  const { clientWidth: width, clientHeight: height } = canvas;
  const { devicePixelRatio: sharp } = window;
  canvas.width = Math.round(width * sharp);
  canvas.height = Math.round(height * sharp);
  const style = getComputedStyle(canvas);
  pen.setTransform(sharp, 0, 0, sharp, 0, 0);
  pen.translate(width / 2, height / 2);
  pen.rotate(SLANT);
  pen.font = `700 ${LETTER_PX}px ${style.fontFamily}`;
  pen.fillStyle = style.color;
  const wide = Math.max(...lines.map((line) => pen.measureText(line).width));
  for (const { x, y } of spots(width, height, wide, minute)) {
    for (const [n, line] of lines.entries()) pen.fillText(line, x, y + n * LINE_PX);
  }
}
