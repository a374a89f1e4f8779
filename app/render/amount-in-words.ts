import { doReadNumber, ReadingConfig } from 'read-vietnamese-number';

const reading = new ReadingConfig();
reading.unit = ['đồng'];
reading.units = [[], ['nghìn'], ['triệu'], ['tỷ']];

/** `Bốn trăm năm mươi triệu đồng`: an amount as Vietnamese contracts spell it out beside the figures. @param vnd whole đồng */
export function amountInWords(vnd: bigint): string {
  const words = doReadNumber(vnd, reading);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
