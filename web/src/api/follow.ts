import { api } from "./api.ts";
import { Events } from "./events.ts";

/// Waited before a stream that the browser gave up on is opened again, in milliseconds.
const REOPEN_MS = 3_000;

/// Follows a stream for as long as the page wants it. It comes back by itself after a broken connection, but not from
/// an HTTP error, such as a restarting server's: then it is opened anew.
///
/// @param listen is given each new stream
/// @returns the function that ends it
export function follow(address: string, listen: (source: Events) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let source: Events;
  let over = false;
  const open = () => {
    source = new Events(address);
    listen(source);
    source.addEventListener("error", () => {
      if (!over && source.readyState === Events.CLOSED) timer = setTimeout(() => void reopen(), REOPEN_MS);
    });
  };
  // A stream hides why it was refused: if the session has ended, this request tells the whole page.
  const reopen = async () => {
    await api.get("/api/me").catch(() => undefined);
    if (!over) open();
  };
  open();
  return () => {
    over = true;
    clearTimeout(timer);
    source.close();
  };
}
