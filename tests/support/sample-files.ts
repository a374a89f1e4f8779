import { crc32, deflateRawSync } from 'node:zlib';

/** Small files of each kind, good and hostile, made byte by byte. */

export type ZipMember = {
  name: string;
  content: Buffer | string;
  /** Claims of the directory, where they are to differ from the truth. */
  claimedSize?: number;
  encrypted?: boolean;
  /** Unix mode of the member. */
  mode?: number;
};

/** A zip archive (APPNOTE 6.3); names go in as they are. */
export function zip(members: ZipMember[], ending = ''): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const { local, central } = zipMember(member, offset);
    locals.push(local);
    directory.push(central);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, listing, end, Buffer.from(ending)]);
}

function zipMember({ name, content, claimedSize, encrypted, mode }: ZipMember, offset: number) {
  const bytes = Buffer.from(content);
  const packed = deflateRawSync(bytes, { level: 9 });
  const nameBytes = Buffer.from(name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE((encrypted ? 1 : 0) | 0x800, 2);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(bytes), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(claimedSize ?? bytes.length, 18);
  common.writeUInt16LE(nameBytes.length, 22);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(((mode ?? 0o100644) << 16) >>> 0, 6);
  rest.writeUInt32LE(offset, 10);
  const magic = (text: string) => Buffer.from(text, 'latin1');
  return {
    local: Buffer.concat([magic('PK\x03\x04'), common, nameBytes, packed]),
    central: Buffer.concat([magic('PK\x01\x02\x14\x03'), common, rest, nameBytes]),
  };
}

const relationships =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';

export const docx = (more: ZipMember[] = []) =>
  zip([
    { name: '[Content_Types].xml', content: relationships },
    { name: 'word/document.xml', content: '<w:document/>' },
    ...more,
  ]);

export const xlsx = () =>
  zip([
    { name: '[Content_Types].xml', content: relationships },
    { name: 'xl/workbook.xml', content: '<workbook/>' },
  ]);

export const odt = (more: ZipMember[] = []) =>
  zip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
    { name: 'content.xml', content: '<x/>' },
    ...more,
  ]);

export const pdf = (text = 'Thuyết minh giải pháp') =>
  Buffer.from(`%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Title (${text}) >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n`);

/** One pixel. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** The start of a Windows program. */
export const exe = Buffer.concat([Buffer.from('4d5a90000300000004000000ffff0000b8', 'hex'), Buffer.alloc(300)]);
export const elf = Buffer.concat([Buffer.from('7f454c460201010000000000000000000300', 'hex'), Buffer.alloc(300)]);

/** A compound file with these streams, enough for a reader of its directory. */
export const compound = (...streams: string[]) =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    ...streams.map((name) => Buffer.concat([Buffer.from(name, 'utf16le'), Buffer.alloc(64 - name.length * 2)])),
  ]);
