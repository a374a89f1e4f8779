import { describe, expect, test } from 'vitest';
import { inspectFile } from '#app/domain/documents/inspection/inspect-file.server.ts';
import { compound, docx, elf, exe, gif, odt, pdf, png, xlsx, zip } from '#tests/support/sample-files.ts';

/** S20: files are what their bytes are. */
const inspect = (name: string, bytes: Buffer | string) => {
  const buffer = Buffer.from(bytes);
  return inspectFile(buffer, name, buffer.length);
};

const svg = (inner: string, start = '') => `${start}<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`;
const mp4 = Buffer.concat([
  Buffer.from('0000001866747970', 'hex'),
  Buffer.from('isom\0\0\x02\0isomiso2'),
  Buffer.alloc(64),
]);

describe('what people hand in is accepted', () => {
  const good: [string, Buffer | string, string][] = [
    ['thuyet-minh.pdf', pdf(), 'application/pdf'],
    ['báo cáo.docx', docx(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['du-toan.xlsx', xlsx(), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['cv.odt', odt(), 'application/vnd.oasis.opendocument.text'],
    ['cv.doc', compound('WordDocument'), 'application/msword'],
    ['bang.xls', compound('Workbook'), 'application/vnd.ms-excel'],
    ['anh.png', png, 'image/png'],
    ['anh.gif', gif, 'image/gif'],
    ['phim.mp4', mp4, 'video/mp4'],
    ['so-lieu.csv', 'Tên,Số\nCảng Lạch Huyện,3\n', 'text/csv'],
    ['may.csv', 'MZ,BM\n1,2\n', 'text/csv'],
    ['ghi-chu.txt', 'Ghi chú: a < b và "c"', 'text/plain'],
    ['excel.csv', Buffer.from('\ufeffTên\tSố', 'utf16le'), 'text/csv'],
    [
      'so-do.svg',
      svg('<path d="M0 0h9"/><style>.a{fill:url(#g)}</style><use href="#a"/>', '<?xml version="1.0"?>'),
      'image/svg+xml',
    ],
    [
      'ho-so.zip',
      zip([
        { name: 'a/thuyet-minh.docx', content: docx() },
        { name: 'a/b.pdf', content: pdf() },
      ]),
      'application/zip',
    ],
  ];
  test.each(good)('%s', async (name, bytes, contentType) => {
    const verdict = await inspect(name, bytes);
    expect(verdict).toMatchObject({ accepted: true, contentType });
    expect(verdict.accepted && verdict.sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});

const zeros = (bytes: number) => Buffer.alloc(bytes);

const bad: Record<string, [string, Buffer | string][]> = {
  executable: [
    ['hoa-don.pdf', exe],
    ['anh.png', elf],
    ['cai-dat.doc', compound('Binary.CustomAction')],
    ['chay.txt', '#!/bin/sh\nrm -rf ~'],
    ['chay.csv', '\n  #!/usr/bin/env node'],
    ['goi.zip', zip([{ name: 'hoa-don.pdf.exe', content: 'x' }])],
    ['goi.zip', zip([{ name: 'doc/hoa-don.pdf', content: exe }])],
    ['goi.zip', zip([{ name: 'hoa-don.txt', content: exe }])],
    ['goi.zip', zip([{ name: 'a.HTA', content: 'x' }])],
    ['goi.zip', zip([{ name: 'trang.html', content: '<script>1</script>' }])],
    [
      'ung-dung.zip',
      zip([
        { name: 'META-INF/MANIFEST.MF', content: 'x' },
        { name: 'A.class', content: 'x' },
      ]),
    ],
  ],
  type_mismatch: [
    ['anh.jpg', png],
    ['bao-cao.pdf', docx()],
    ['bao-cao.docx', zip([{ name: 'a.txt', content: 'x' }])],
    ['bao-cao.docx', xlsx()],
    ['so-lieu.csv', zeros(64)],
    ['ghi-chu.txt', Buffer.from([1, 2, 3, 4, 5, 250])],
    ['goi.zip', Buffer.from('377abcaf271c000400000000000000000000000000000000', 'hex')],
    ['trang.svg', 'xin chào'],
  ],
  script: [
    ['ghi-chu.txt', '<script>alert(1)</script>'],
    ['ghi-chu.txt', ' \n<!DOCTYPE html><p>'],
    ['ghi-chu.csv', '<svg onload=alert(1)>'],
    ['ghi-chu.txt', '<?php system($_GET[0]);'],
    ['ghi-chu.txt', '%PDF-1.4 giả'],
    ['anh.pdf', '<html><body onload=alert(1)>'],
    ['a.svg', svg('<script>alert(1)</script>')],
    ['a.svg', svg('<rect onclick="alert(1)"/>')],
    ['a.svg', svg('<a href="javascript:alert(1)"><text>x</text></a>')],
    ['a.svg', svg('<image href="https://evil.example/x.png"/>')],
    ['a.svg', svg('<use href="data:image/svg+xml;base64,PHN2Zz4="/>')],
    ['a.svg', svg('<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>')],
    ['a.svg', svg('<animate attributeName="href" to="javascript:alert(1)"/>')],
    ['a.svg', svg('<style>@import url(https://evil.example)</style>')],
    ['a.svg', svg('<rect style="fill:url(https://evil.example)"/>')],
    ['a.svg', svg('<rect/>', '<!DOCTYPE svg [<!ENTITY x "<script>">]>')],
    ['a.svg', svg('<rect/>', '<?xml-stylesheet href="https://evil.example"?>')],
    ['a.svg', svg('<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>')],
    ['a.svg', `<html>${svg('<rect/>')}</html>`],
  ],
  encrypted: [
    ['khoa.docx', compound('EncryptedPackage')],
    ['khoa.zip', zip([{ name: 'a.txt', content: 'x', encrypted: true }])],
  ],
  macros: [
    ['lenh.docx', docx([{ name: 'word/vbaProject.bin', content: 'x' }])],
    ['lenh.doc', compound('WordDocument', '_VBA_PROJECT')],
    ['lenh.odt', odt([{ name: 'Basic/Standard/Module1.xml', content: 'x' }])],
  ],
  archive_bomb: [
    ['bom.zip', zip([{ name: '0.txt', content: zeros(20_000_000) }])],
    ['bom.docx', docx([{ name: 'word/media/a.bin', content: zeros(20_000_000) }])],
    ['nhieu.zip', zip(Array.from({ length: 5_001 }, (_, at) => ({ name: `${at}.txt`, content: '' })))],
    ['long.zip', zip([{ name: 'a.docx', content: docx([{ name: 'word/0.xml', content: zeros(20_000_000) }]) }])],
  ],
  unsafe_paths: [
    ['duong.zip', zip([{ name: '../../etc/passwd', content: 'x' }])],
    ['duong.zip', zip([{ name: '/etc/passwd', content: 'x' }])],
    ['duong.zip', zip([{ name: 'C:\\Windows\\x.txt', content: 'x' }])],
    ['lien-ket.zip', zip([{ name: 'a', content: '/etc/passwd', mode: 0o120777 }])],
  ],
  nested_archive: [
    ['long.zip', zip([{ name: 'b.zip', content: zip([{ name: 'c.txt', content: 'x' }]) }])],
    ['long.zip', zip([{ name: 'b.docx', content: zip([{ name: 'c.txt', content: 'x' }]) }])],
    ['long.zip', zip([{ name: 'b.txt', content: zip([{ name: 'c.txt', content: 'x' }]) }])],
    ['long.zip', zip([{ name: 'b.7z', content: Buffer.from('377abcaf271c', 'hex') }])],
  ],
  polyglot: [
    ['hai-mat.pdf', Buffer.concat([pdf(), zip([{ name: 'a.txt', content: 'x' }]), Buffer.from('%%EOF')])],
    ['hai-mat.png', Buffer.concat([png, zip([{ name: 'a.class', content: 'x' }])])],
    ['hai-mat.gif', Buffer.concat([gif, Buffer.from('<script>alert(1)</script>')])],
    ['hai-mat.png', Buffer.concat([png, Buffer.from('<?php system(1);')])],
    ['hai-mat.png', Buffer.concat([png, pdf()])],
  ],
  active_content: [
    ['lenh.pdf', Buffer.from('%PDF-1.4\n<< /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>\n%%EOF')],
    ['lenh.pdf', Buffer.from('%PDF-1.4\n<< /S /Launch /F (cmd.exe) >>\n%%EOF')],
  ],
  unreadable: [
    ['cut.pdf', Buffer.from('%PDF-1.4\n1 0 obj')],
    ['cut.docx', docx().subarray(0, 60)],
    ['doi.zip', zip([{ name: 'a.txt', content: zeros(2_000), claimedSize: 10 }])],
  ],
  empty: [['trong.txt', '']],
  extension_not_allowed: [
    ['trang.html', '<p>'],
    ['chay.exe', exe],
    ['constructor', 'x'],
    ['khong-duoi', 'x'],
  ],
};

describe.each(Object.entries(bad))('%s', (reason, files) => {
  test.each(files)('%s', async (name, bytes) => {
    expect(await inspect(name, bytes)).toEqual({ accepted: false, reason });
  });
});

test('fewer bytes than announced', async () => {
  expect(await inspectFile(pdf(), 'a.pdf', 999_999)).toEqual({ accepted: false, reason: 'size_mismatch' });
});
