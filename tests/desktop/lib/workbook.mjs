// A workbook filled in as a firm would: words put in empty cells of its first sheet. Enough of the ZIP format for the
// files we write ourselves.
import { readFileSync, writeFileSync } from "node:fs";
import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";

const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END = 0x06054b50;

/** Writes `to`: the workbook `from` with these words in these cells (`{ C5: "Ateliers" }`). */
export function fillWorkbook(from, to, cells) {
  const parts = read(readFileSync(from));
  const sheet = parts.find(({ name }) => name === "xl/worksheets/sheet1.xml");
  let xml = sheet.bytes.toString("utf8");
  for (const [cell, words] of Object.entries(cells)) {
    const empty = new RegExp(`(<c r="${cell}"[^>]*?)/>`);
    if (!empty.test(xml)) throw new Error(`la case ${cell} n’est pas vide`);
    xml = xml.replace(empty, (_, opening) => `${opening} t="inlineStr"><is><t>${words}</t></is></c>`);
  }
  sheet.bytes = Buffer.from(xml, "utf8");
  writeFileSync(to, write(parts));
}

function read(file) {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const parts = [];
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    if (file.readUInt32LE(at) !== CENTRAL) throw new Error("classeur illisible");
    const [method, size, name, extra, comment] = [10, 20, 28, 30, 32].map((place, n) =>
      n === 1 ? file.readUInt32LE(at + place) : file.readUInt16LE(at + place),
    );
    const local = file.readUInt32LE(at + 42);
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const packed = file.subarray(start, start + size);
    parts.push({
      name: file.toString("utf8", at + 46, at + 46 + name),
      bytes: method === 0 ? packed : inflateRawSync(packed),
    });
    at += 46 + name + extra + comment;
  }
  return parts;
}

function write(parts) {
  const files = [];
  const central = [];
  let at = 0;
  for (const { name, bytes } of parts) {
    const packed = deflateRawSync(bytes);
    const title = Buffer.from(name, "utf8");
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(title.length, 22);
    files.push(signed(LOCAL), common, title, packed);
    const [version, rest] = [Buffer.alloc(2), Buffer.alloc(14)];
    version.writeUInt16LE(20, 0);
    rest.writeUInt32LE(at, 10);
    central.push(signed(CENTRAL), version, common, rest, title);
    at += 30 + title.length + packed.length;
  }
  const length = central.reduce((total, piece) => total + piece.length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...files, ...central, signed(END), end]);
}

function signed(signature) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature, 0);
  return bytes;
}
