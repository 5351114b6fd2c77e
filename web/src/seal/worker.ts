/// Where the cell lives in a browser: /seal.js, a worker that the server's policy gives no network.

import { newCell } from "./cell.ts";
import { moving, type Asking } from "./wire.ts";

const cell = newCell();

addEventListener("message", (event: MessageEvent<Asking>) => {
  void cell(event.data).then((answer) => postMessage(answer, { transfer: moving(answer) }));
});
