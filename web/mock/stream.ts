import type { ServerResponse } from "node:http";

/// Keeps an answer open for events.
export function stream(response: ServerResponse, all: Set<ServerResponse>): void {
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
  response.write(": here\n\n");
  all.add(response);
  response.on("close", () => all.delete(response));
}
