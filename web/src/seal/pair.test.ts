/// Against the two others who write these files: Java's half of this program, and the `age` command of Debian. A
/// failure names the seed; SEED=42 npx vitest run src/seal/pair plays it again.

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newIdentity, openFile, sealFile, type Suite } from "./age.ts";

const run = promisify(execFile);
const PROOF = join(import.meta.dirname, "../../../proof/target");
const JAVA = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin/java") : "java";

/// A fair sample; the whole with ./denwaban test --long.
const LONG = process.env.DENWABAN_LONG === "1";
const PAIRS = LONG ? 300 : 60;
const FILES = LONG ? 1_000 : 200;
/// Processes at once.
const HANDS = 4;
const TIME_MS = 180_000;

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "denwaban-pair-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe(`seed ${seed}`, () => {
  it.each<Suite>(["mlkem768x25519", "x25519"])(
    `files of ${PAIRS} random sizes go both ways between Java and TypeScript, %s`,
    async (suite) => {
      expect(existsSync(join(PROOF, "test-classes/denwaban/seal/age/Pair.class")), "built: ./denwaban test").toBe(true);
      const { identity, recipient } = await newIdentity(suite);
      const plain = plains(PAIRS);
      await writeFile(join(folder, "key"), identity);
      for (const [n, bytes] of plain.entries()) {
        await writeFile(join(folder, `${n}.plain`), bytes);
        await writeFile(join(folder, `${n}.age`), await sealFile(recipient, bytes));
      }
      const path = [join(PROOF, "classes"), join(PROOF, "test-classes")].join(":");
      await run(JAVA, ["-XX:+UseSerialGC", "-cp", path, "denwaban.seal.age.Pair", folder]);
      for (const [n, bytes] of plain.entries()) {
        const opened = await readFile(join(folder, `${n}.opened`));
        expect(same(opened, bytes), `TypeScript to Java, file ${n} of ${bytes.length} bytes`).toBe(true);
        const sealed = await openFile(identity, await readFile(join(folder, `${n}.sealed`)));
        expect(same(sealed, bytes), `Java to TypeScript, file ${n} of ${bytes.length} bytes`).toBe(true);
      }
      expect(await readdir(folder)).toHaveLength(4 * PAIRS + 1);
    },
    TIME_MS,
  );

  it(
    `files of ${FILES} random sizes go both ways between TypeScript and the age command`,
    async () => {
      const { identity, recipient } = await newIdentity("x25519");
      const key = join(folder, "key");
      await writeFile(key, `${identity}\n`);
      const plain = plains(FILES);
      const hand = async (first: number) => {
        for (let n = first; n < plain.length; n += HANDS) {
          const bytes = plain[n] ?? new Uint8Array();
          const [given, made] = [join(folder, `${n}.given`), join(folder, `${n}.made`)];
          await writeFile(given, await sealFile(recipient, bytes));
          await run("age", ["-d", "-i", key, "-o", made, given]);
          expect(same(await readFile(made), bytes), `to age, file ${n} of ${bytes.length} bytes`).toBe(true);
          await writeFile(given, bytes);
          await run("age", ["-r", recipient, "-o", made, given]);
          const opened = await openFile(identity, await readFile(made));
          expect(same(opened, bytes), `from age, file ${n} of ${bytes.length} bytes`).toBe(true);
          await rm(given);
          await rm(made);
        }
      };
      await Promise.all(Array.from({ length: HANDS }, (_, first) => hand(first)));
    },
    TIME_MS,
  );
});

/// Small ones, as messages are, and as many of up to four chunks; the borders of the chunks among them.
function plains(count: number): Uint8Array[] {
  const chance = random(seed);
  const borders = [0, 1, 65_535, 65_536, 65_537, 131_072];
  return Array.from({ length: count }, (_, i) => {
    const size = borders[i] ?? Math.floor(chance() * (i % 2 === 0 ? 3_000 : 200_000));
    const bytes = new Uint8Array(size);
    const words = new Uint32Array(bytes.buffer, 0, size >> 2);
    for (let at = 0; at < words.length; at++) words[at] = chance() * 2 ** 32;
    return bytes;
  });
}

/// mulberry32: the same numbers for the same seed.
function random(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
