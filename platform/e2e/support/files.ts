import { crc32, deflateSync } from 'node:zlib';
import { zip } from './zip.ts';

const OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"';

/** A square of one colour. */
export function png(size: number, [red, green, blue]: [number, number, number]): Buffer {
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(size * 3, Buffer.from([red, green, blue]))]);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const content = deflateSync(Buffer.concat(Array.from({ length: size }, () => row)));
  const parts = [chunk('IHDR', head), chunk('IDAT', content), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), content]);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(content.length, 0);
  numbers.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([numbers.subarray(0, 4), named, numbers.subarray(4)]);
}

/** An OFD file with a page for each text, and a picture on each. */
export function ofd(picture: Buffer, ...texts: string[]): Buffer {
  const page = (text: string) =>
    `<ofd:Page ${OFD}><ofd:Content><ofd:Layer ID="9"><ofd:TextObject ID="20" Font="1" Size="8" Boundary="20 20 160 10"><ofd:TextCode X="0" Y="8" DeltaX="g ${text.length - 1} 8">${text}</ofd:TextCode></ofd:TextObject><ofd:ImageObject ID="21" ResourceID="2" Boundary="20 40 60 60" CTM="60 0 0 60 0 0"/></ofd:Layer></ofd:Content></ofd:Page>`;
  const pages = texts.map((_, index) => `<ofd:Page ID="${100 + index}" BaseLoc="Page_${index}.xml"/>`);
  return zip({
    'OFD.xml': `<ofd:OFD ${OFD}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    'Doc_0/Document.xml': `<ofd:Document ${OFD}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:DocumentRes>Res.xml</ofd:DocumentRes></ofd:CommonData><ofd:Pages>${pages.join('')}</ofd:Pages></ofd:Document>`,
    'Doc_0/Res.xml': `<ofd:Res ${OFD}><ofd:Fonts><ofd:Font ID="1" FontName="宋体"/></ofd:Fonts><ofd:MultiMedias><ofd:MultiMedia ID="2" Type="Image"><ofd:MediaFile>photo.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>`,
    'Doc_0/photo.png': picture,
    ...Object.fromEntries(texts.map((text, index) => [`Doc_0/Page_${index}.xml`, page(text)])),
  });
}

/** A grey scan of one strip without compression. */
export function tiff(width: number, height: number): Buffer {
  const entries: [tag: number, kind: 3 | 4, value: number][] = [
    [256, 4, width],
    [257, 4, height],
    [258, 3, 8],
    [259, 3, 1],
    [262, 3, 1],
    [273, 4, 8],
    [277, 3, 1],
    [278, 4, height],
    [279, 4, width * height],
  ];
  const head = Buffer.from('II*\0\0\0\0\0', 'latin1');
  head.writeUInt32LE(8 + width * height, 4);
  const directory = Buffer.alloc(2 + entries.length * 12 + 4);
  directory.writeUInt16LE(entries.length, 0);
  entries.forEach(([tag, kind, value], index) => {
    const at = 2 + index * 12;
    directory.writeUInt16LE(tag, at);
    directory.writeUInt16LE(kind, at + 2);
    directory.writeUInt32LE(1, at + 4);
    directory.writeUInt32LE(value, at + 8);
  });
  return Buffer.concat([head, Buffer.alloc(width * height, 200), directory]);
}
