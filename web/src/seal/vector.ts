/// Reads and writes files of `vectors/`: lines of `name: value`, an empty line, then the bytes in question. Tests only.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { join, plain, utf8, type Bytes } from "./bytes.ts";

const ALL = new URL("../../../vectors/", import.meta.url);

export interface Vector {
  name: string;
  get: (name: string) => string;
  /// Of a name that comes several times.
  list: (name: string) => string[];
  body: Bytes;
}

export function vectors(folder: string): Vector[] {
  return readdirSync(new URL(`${folder}/`, ALL))
    .sort()
    .map((name) => read(name, readFileSync(new URL(`${folder}/${name}`, ALL))));
}

export function writeVector(folder: string, name: string, about: Record<string, string>, body: Uint8Array): void {
  const lines = Object.keys(about)
    .sort()
    .map((key) => `${key}: ${about[key] ?? ""}\n`);
  mkdirSync(new URL(`${folder}/`, ALL), { recursive: true });
  writeFileSync(new URL(`${folder}/${name}`, ALL), join(utf8(`${lines.join("")}\n`), body));
}

function read(name: string, file: Uint8Array): Vector {
  const border = new TextDecoder("latin1").decode(file).indexOf("\n\n");
  const lines = new TextDecoder().decode(file.subarray(0, border)).split("\n");
  const list = (key: string) =>
    lines.filter((line) => line.startsWith(`${key}: `)).map((line) => line.slice(key.length + 2));
  const get = (key: string) => list(key)[0] ?? "";
  const rest = file.slice(border + 2);
  return { name, get, list, body: get("compressed") === "zlib" ? plain(inflateSync(rest)) : plain(rest) };
}
