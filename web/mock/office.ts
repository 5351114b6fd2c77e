import type { IncomingMessage, ServerResponse } from "node:http";
import type { Connect, Plugin } from "vite";
import type { DeskState, DeskStatus } from "../src/api/types.ts";
import { admin, away, call, member, operator } from "./data.ts";
import { inbox } from "./inbox.ts";
import { probe } from "./probe.ts";
import { stream } from "./stream.ts";

/// An office made of nothing, to look at screens without a server: `MOCK=1 npx vite preview`, then
/// http://desk.localhost:4173/desk or http://aoba.localhost:4173/inbox or http://office.localhost:4173/office/probe.
/// `POST /mock/desk` sets the desk, `POST /mock/probe` what the probe saw.
export function mockOffice(): Plugin {
  const routes = handler();
  return {
    name: "denwaban-mock-office",
    configureServer: (server) => void server.middlewares.use(routes),
    configurePreviewServer: (server) => void server.middlewares.use(routes),
  };
}

type Answer = (body: Record<string, unknown>, request: IncomingMessage, response: ServerResponse) => unknown;

function handler(): Connect.NextHandleFunction {
  let desk: DeskState = away();
  let stated = false;
  const desks = new Set<ServerResponse>();
  const tell = (change: Partial<DeskState>) => {
    desk = { ...desk, ...change, seq: desk.seq + 1, since: new Date().toISOString() };
    for (const one of desks) one.write(`id: ${desk.seq}\nevent: desk\ndata: ${JSON.stringify(desk)}\n\n`);
  };
  const turn = (status: DeskStatus, more: Partial<NonNullable<DeskState["call"]>> = {}) =>
    tell({ status, call: desk.call && { ...desk.call, ...more } });
  const now = () => new Date().toISOString();
  const routes: Record<string, Answer> = {
    "GET /api/me": (_, request) => {
      const host = request.headers.host ?? "";
      return host.startsWith("desk") ? operator : host.startsWith("office") ? admin : member;
    },
    "GET /api/demo": () => ({ clients: [], people: [], sip: { host: "127.0.0.1", port: 5060 } }),
    "GET /api/desk/events": (_, __, response) => {
      stream(response, desks);
      response.write(`id: ${desk.seq}\nevent: desk\ndata: ${JSON.stringify(desk)}\n\n`);
    },
    "POST /mock/desk": (change) => {
      const { call: more, ...rest } = change as Partial<DeskState>;
      tell({ ...rest, ...(more === undefined ? {} : { call: more && call(more) }) });
    },
    "GET /api/place": () => ({ stated, version: 1, items: ["alone", "medium", "paper", "phone"], home: true }),
    "POST /api/place": () => void (stated = true),
    "POST /api/desk/ready": () => tell({ status: "ready", call: null }),
    "POST /api/desk/away": () => tell({ status: "away", call: null }),
    "POST /api/desk/signing-key": () => undefined,
    "POST /api/desk/calls/answer": () => turn("talking", { answeredAt: now() }),
    "POST /api/desk/calls/number": () => ({ number: "+819012345678", withheld: false }),
    "POST /api/desk/calls/hold": () => turn("held"),
    "POST /api/desk/calls/resume": () => turn("talking"),
    "POST /api/desk/calls/hangup": () => turn("wrapup", { endedAt: now(), endedBy: "operator" }),
    "POST /api/desk/calls/finish": () => tell({ status: "ready", call: null }),
    "POST /api/messages": () => {
      turn(desk.status, { messageSent: true });
      return { message: "019a5c00-0000-7000-8000-00000000e55a" };
    },
    ...inbox(),
    ...probe(),
  };
  return (request, response, next) => {
    const path = (request.url ?? "").replace(/\?.*/, "").replace(/\/calls\/[^/]+\//, "/calls/");
    const answer = routes[`${request.method ?? ""} ${path}`] ?? wild(routes, request.method ?? "", path);
    if (!answer) {
      if (path.startsWith("/api/")) end(response, 404, { code: "not-found", detail: "" });
      else next();
      return;
    }
    void read(request).then(async (body) => {
      try {
        const said = await answer(body, request, response);
        if (response.headersSent) return;
        if (said instanceof Uint8Array || typeof said === "string") response.writeHead(200).end(said);
        else end(response, said === undefined ? 204 : 200, said);
      } catch (trouble) {
        end(response, 500, { code: "mock", detail: String(trouble) });
      }
    });
  };
}

/// A route whose last or middle part is an id is written with `*`.
function wild(routes: Record<string, Answer>, method: string, path: string): Answer | undefined {
  const found = Object.keys(routes).find((route) => {
    const [verb, pattern] = route.split(" ");
    return verb === method && pattern?.includes("*") && new RegExp(`^${pattern.replace(/\*/g, "[^/]+")}$`).test(path);
  });
  return found === undefined ? undefined : routes[found];
}

function end(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "Content-Type": "application/json" });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

async function read(request: IncomingMessage): Promise<Record<string, unknown>> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
}
