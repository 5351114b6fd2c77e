/// A ZIP file (PKWARE APPNOTE 6.3.10) made in this browser: entries are stored, not compressed, as sound and a few
/// words would hardly shrink, and names are ASCII.

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;

/// More needs ZIP64, which this does not write.
export const MOST_BYTES = 0xffff_fffe;
export const MOST_FILES = 0xfffe;

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c >>> 0;
});

export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

interface Entry {
  name: Uint8Array<ArrayBuffer>;
  crc: number;
  length: number;
  at: number;
}

/// Takes files one after the other. Their bytes are in Blobs, which a browser may move to its disk.
export class Zip {
  readonly #parts: BlobPart[] = [];
  readonly #entries: Entry[] = [];
  readonly #time: number;
  #at = 0;

  /// @param made stands beside every file
  constructor(made: Date) {
    this.#time = dosTime(made);
  }

  /// @param name letters, digits, `-` and `.`
  /// @throws RangeError if the name does not fit or is there already, or the file would be too large
  async add(name: string, file: Blob): Promise<void> {
    if (!/^[a-z0-9][a-z0-9.-]{0,99}$/.test(name)) throw new RangeError("name");
    const bytes = new Uint8Array(await file.arrayBuffer());
    const entry = { name: new TextEncoder().encode(name), crc: crc32(bytes), length: bytes.length, at: this.#at };
    const again = this.#entries.some((one) => new TextDecoder().decode(one.name) === name);
    if (again || this.#entries.length >= MOST_FILES || this.#at + bytes.length > MOST_BYTES - 0xffff) {
      throw new RangeError(again ? "name" : "size");
    }
    const head = record(30, entry, this.#time, LOCAL, 4);
    this.#parts.push(head, entry.name, file);
    this.#entries.push(entry);
    this.#at += head.length + entry.name.length + bytes.length;
  }

  file(): Blob {
    const central: BlobPart[] = [];
    let length = 0;
    for (const entry of this.#entries) {
      const head = record(46, entry, this.#time, CENTRAL, 6);
      const view = new DataView(head.buffer);
      view.setUint16(4, VERSION, true);
      view.setUint32(42, entry.at, true);
      central.push(head, entry.name);
      length += head.length + entry.name.length;
    }
    const end = new DataView(new ArrayBuffer(22));
    end.setUint32(0, END, true);
    end.setUint16(8, this.#entries.length, true);
    end.setUint16(10, this.#entries.length, true);
    end.setUint32(12, length, true);
    end.setUint32(16, this.#at, true);
    return new Blob([...this.#parts, ...central, end], { type: "application/zip" });
  }
}

/// What a local header and one of the central directory have in common, from `at` on.
function record(bytes: number, entry: Entry, time: number, mark: number, at: number): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(bytes);
  const view = new DataView(head.buffer);
  view.setUint32(0, mark, true);
  view.setUint16(at, VERSION, true);
  view.setUint32(at + 6, time, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.length, true);
  view.setUint32(at + 18, entry.length, true);
  view.setUint16(at + 22, entry.name.length, true);
  return head;
}

/// Date and time as MS-DOS has them, two seconds fine, local.
function dosTime(at: Date): number {
  const time = (at.getHours() << 11) | (at.getMinutes() << 5) | (at.getSeconds() >> 1);
  const date = ((at.getFullYear() - 1980) << 9) | ((at.getMonth() + 1) << 5) | at.getDate();
  return ((date << 16) | time) >>> 0;
}
