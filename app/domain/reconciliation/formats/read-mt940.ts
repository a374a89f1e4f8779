import { bareText } from '#app/domain/payments/reference-code.ts';
import { amountOf, dayOf, oneLine, type ReadLine, type ReadStatement, unreadable } from './read-statement.ts';

type Field = { tag: string; text: string };

/**
 * Reads MT940 (SWIFT customer statement), one message or several that continue each other. Our own reader: the packages
 * there are turn amounts into floating-point numbers and step over what they do not know, neither of which money stands.
 * @throws DomainError invalid_input
 */
export function readMt940(text: string): ReadStatement {
  const messages = messagesOf(fieldsOf(text));
  if (messages.length === 0) throw unreadable('statement_unknown_format');
  const [first, ...others] = messages.map(readMessage);
  if (!first) throw unreadable('statement_unknown_format');
  for (const next of others) {
    if (next.account !== first.account || next.currency !== first.currency) throw unreadable('statement_two_accounts');
    if (next.openingVnd !== first.closingVnd) throw unreadable('statement_unbalanced');
    first.lines.push(...next.lines);
    first.closingVnd = next.closingVnd;
    first.lastOn = next.lastOn > first.lastOn ? next.lastOn : first.lastOn;
  }
  return first;
}

function fieldsOf(text: string): Field[] {
  const fields: Field[] = [];
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const start = /^(?:\{[^}]*\}|\{4:)*:(\d{2}[A-Z]?):(.*)$/.exec(line);
    if (start) fields.push({ tag: start[1] ?? '', text: start[2] ?? '' });
    else if (/^-\}?$|^\{/.test(line.trim())) continue;
    else if (fields.length > 0) {
      const last = fields.at(-1);
      if (last) last.text += `\n${line}`;
    }
  }
  return fields;
}

function messagesOf(fields: readonly Field[]): Field[][] {
  const messages: Field[][] = [];
  for (const field of fields) {
    if (field.tag === '20') messages.push([]);
    messages.at(-1)?.push(field);
  }
  return messages;
}

function readMessage(fields: readonly Field[]): ReadStatement {
  const account = only(fields, ['25', '25P']);
  const opening = balanceOf(only(fields, ['60F', '60M']));
  const closing = balanceOf(only(fields, ['62F', '62M']));
  if (opening.currency !== closing.currency) throw unreadable('statement_currency');
  const lines: ReadLine[] = [];
  for (const { tag, text } of fields) {
    if (tag === '61') lines.push(lineOf(text));
    const last = lines.at(-1);
    if (tag === '86' && last && last.description === '') addPurpose(last, text);
  }
  // 12345/67890 is bank and account.
  const number = (account.split('\n')[0] ?? '').split('/').at(-1) ?? '';
  return {
    account: bareText(number),
    currency: opening.currency,
    firstOn: opening.on,
    lastOn: closing.on,
    openingVnd: opening.vnd,
    closingVnd: closing.vnd,
    lines,
  };
}

function only(fields: readonly Field[], tags: readonly string[]): string {
  const found = fields.filter((field) => tags.includes(field.tag));
  if (found.length !== 1 || !found[0]) throw unreadable('statement_no_balance');
  return found[0].text;
}

const yearOf = (two: string | undefined) => `20${two}`;

function balanceOf(text: string) {
  const match = /^([CD])(\d{2})(\d{2})(\d{2})([A-Z]{3})([\d,]{1,18})\s*$/.exec(text.trim());
  if (!match) throw unreadable('statement_no_balance');
  const [, mark, year, month, day, currency = '', amount = ''] = match;
  const vnd = amountOf(amount, ',');
  return { vnd: mark === 'D' ? -vnd : vnd, currency, on: dayOf(yearOf(year), month, day) };
}

/** 6!n[4!n]2a[1!a]15d1!a3!c16x[//16x][34x]; RC takes back a credit, RD a debit. */
function lineOf(text: string): ReadLine {
  const match =
    /^(\d{2})(\d{2})(\d{2})(\d{2})?(\d{2})?(R?[CD])[A-Z]?([\d,]{1,18})[NFS][A-Z0-9]{3}([^\n]*)(?:\n[\s\S]*)?$/.exec(
      text,
    );
  if (!match) throw unreadable('statement_line');
  const [, year, month, day, bookedMonth, bookedDay, mark, amount = '', references = ''] = match;
  const amountVnd = amountOf(amount, ',');
  if (amountVnd === 0n) throw unreadable('statement_amount');
  const [own = '', bank = ''] = references.split('//');
  // Booked in another year than valued: around New Year.
  const turned = bookedMonth === '01' && month === '12' ? 1 : bookedMonth === '12' && month === '01' ? -1 : 0;
  return {
    bookedOn: dayOf(String(Number(yearOf(year)) + turned), bookedMonth ?? month, bookedDay ?? day),
    side: mark === 'C' || mark === 'RD' ? 'credit' : 'debit',
    amountVnd,
    bankReference: oneLine(bank || (own === 'NONREF' ? '' : own)),
    description: '',
    counterpartyName: '',
    counterpartyAccount: '',
    counterpartyBank: '',
  };
}

/** Free text, or with sub-fields: ?20–?29 and ?60–?63 what for, ?30 bank, ?31 account, ?32–?33 name. */
function addPurpose(line: ReadLine, text: string): void {
  const parts = text.replaceAll('\n', '').split(/\?(?=\d{2})/);
  const [free = '', ...fields] = parts;
  const sub = (...numbers: string[]) =>
    fields.flatMap((field) => (numbers.includes(field.slice(0, 2)) ? [field.slice(2)] : [])).join('');
  const purpose = ['20', '21', '22', '23', '24', '25', '26', '27', '28', '29', '60', '61', '62', '63'];
  line.description = oneLine(fields.length > 0 ? sub(...purpose) || free : text);
  line.counterpartyBank = oneLine(sub('30'));
  line.counterpartyAccount = oneLine(sub('31'));
  line.counterpartyName = oneLine(sub('32', '33'));
}
