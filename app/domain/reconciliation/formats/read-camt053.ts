import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { bareText } from '#app/domain/payments/reference-code.ts';
import { amountOf, dayOf, oneLine, type ReadLine, type ReadStatement, unreadable } from './read-statement.ts';

/** A document of a bank nests about a dozen levels. */
const deepest = 32;
const mostTags = 600_000;

type Node = { [name: string]: Node | Node[] | string | undefined };

/**
 * Reads a camt.053 statement (ISO 20022, any version): a document type, entities of its own, and nesting that no bank
 * writes are refused before anything is parsed, so that no entity is ever expanded or fetched.
 * @throws DomainError invalid_input
 */
export function readCamt053(text: string): ReadStatement {
  refuseHostile(text);
  if (XMLValidator.validate(text) !== true) throw unreadable('statement_xml');
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
    htmlEntities: false,
  });
  const root = parser.parse(text) as Node;
  const statements = children(root, 'Document', 'BkToCstmrStmt', 'Stmt');
  const [statement] = statements;
  if (!statement) throw unreadable('statement_unknown_format');
  if (statements.length > 1) throw unreadable('statement_two_accounts');
  return readOne(statement);
}

function refuseHostile(text: string): void {
  if (/<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(text)) throw unreadable('statement_xml_doctype');
  let depth = 0;
  let tags = 0;
  for (const match of text.matchAll(/<(\/?)[A-Za-z_][^<>]*?(\/?)>/g)) {
    tags += 1;
    if (match[1]) depth -= 1;
    else if (!match[2]) depth += 1;
    if (depth > deepest || tags > mostTags) throw unreadable('statement_xml');
  }
}

/** All nodes at the end of a path. */
function children(node: Node | string | undefined, ...path: string[]): Node[] {
  let found: (Node | string | undefined)[] = [node];
  for (const name of path)
    found = found.flatMap((each) => {
      if (each === undefined || typeof each === 'string') return [];
      const child = each[name];
      return Array.isArray(child) ? child : [child];
    });
  return found.filter((each): each is Node => each !== undefined && each !== '');
}

/** Text of the first node at the end of a path; a node with attributes keeps its text under `#text`. */
function textAt(node: Node, ...path: string[]): string {
  const [first] = children(node, ...path) as (Node | string)[];
  if (first === undefined) return '';
  return oneLine(typeof first === 'string' ? first : String(first['#text'] ?? ''));
}

const attributeAt = (node: Node, name: string, ...path: string[]) => {
  const [first] = children(node, ...path);
  return first && typeof first === 'object' ? String(first[name] ?? '') : '';
};

function dateAt(node: Node, ...path: string[]): string {
  const text = textAt(node, ...path, 'Dt') || textAt(node, ...path, 'DtTm') || textAt(node, ...path);
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(text) ?? [];
  return dayOf(year, month, day);
}

function readOne(statement: Node): ReadStatement {
  const balance = (...codes: string[]) => {
    const node = children(statement, 'Bal').find((each) => codes.includes(textAt(each, 'Tp', 'CdOrPrtry', 'Cd')));
    if (!node) throw unreadable('statement_no_balance');
    const vnd = amountOf(textAt(node, 'Amt'), '.');
    const currency = attributeAt(node, '@Ccy', 'Amt');
    return { vnd: textAt(node, 'CdtDbtInd') === 'DBIT' ? -vnd : vnd, currency, on: dateAt(node, 'Dt') };
  };
  const opening = balance('OPBD', 'PRCD');
  const closing = balance('CLBD');
  const entries = children(statement, 'Ntry').filter((entry) => isBooked(entry));
  const currencies = new Set([
    opening.currency,
    closing.currency,
    ...entries.map((each) => attributeAt(each, '@Ccy', 'Amt')),
  ]);
  if (currencies.size !== 1) throw unreadable('statement_currency');
  const from = children(statement, 'FrToDt', 'FrDtTm').length > 0 ? dateAt(statement, 'FrToDt', 'FrDtTm') : opening.on;
  return {
    account: bareText(textAt(statement, 'Acct', 'Id', 'Othr', 'Id') || textAt(statement, 'Acct', 'Id', 'IBAN')),
    currency: opening.currency,
    firstOn: from,
    lastOn: closing.on,
    openingVnd: opening.vnd,
    closingVnd: closing.vnd,
    lines: entries.flatMap(linesOf),
  };
}

/** Pending and informational entries are not in the balance. */
function isBooked(entry: Node): boolean {
  const status = textAt(entry, 'Sts', 'Cd') || textAt(entry, 'Sts');
  return status === '' || status === 'BOOK';
}

/** An entry that gathers several transactions is taken apart when their amounts are told and add up. */
function linesOf(entry: Node): ReadLine[] {
  const amountVnd = amountOf(textAt(entry, 'Amt'), '.');
  const details = children(entry, 'NtryDtls', 'TxDtls');
  const parts = details.map((each) => textAt(each, 'Amt') || textAt(each, 'AmtDtls', 'TxAmt', 'Amt'));
  const known = details.length > 1 && parts.every((part) => part !== '');
  if (known && parts.reduce((sum, part) => sum + amountOf(part, '.'), 0n) === amountVnd)
    return details.map((each, index) => lineOf(entry, each, amountOf(parts[index] ?? '', '.'), index + 1));
  return [lineOf(entry, details[0] ?? {}, amountVnd, 0)];
}

function lineOf(entry: Node, details: Node, amountVnd: bigint, part: number): ReadLine {
  if (amountVnd <= 0n) throw unreadable('statement_amount');
  const mark = textAt(entry, 'CdtDbtInd');
  if (mark !== 'CRDT' && mark !== 'DBIT') throw unreadable('statement_line');
  const credit = mark === 'CRDT';
  const [party, account, agent] = credit ? ['Dbtr', 'DbtrAcct', 'DbtrAgt'] : ['Cdtr', 'CdtrAcct', 'CdtrAgt'];
  const remittance = children(details, 'RmtInf', 'Ustrd') as (Node | string)[];
  const endToEnd = textAt(details, 'Refs', 'EndToEndId');
  const reference = textAt(entry, 'AcctSvcrRef') || textAt(details, 'Refs', 'AcctSvcrRef');
  const said = remittance.map((each) => (typeof each === 'string' ? each : String(each['#text'] ?? '')));
  return {
    bookedOn: dateAt(entry, 'BookgDt'),
    side: credit ? 'credit' : 'debit',
    amountVnd,
    bankReference: part > 0 && reference ? `${reference}/${part}` : reference,
    description: oneLine(
      [...said, endToEnd === 'NOTPROVIDED' ? '' : endToEnd, textAt(entry, 'AddtlNtryInf')].filter(Boolean).join(' '),
    ),
    counterpartyName: textAt(details, 'RltdPties', party, 'Pty', 'Nm') || textAt(details, 'RltdPties', party, 'Nm'),
    counterpartyAccount: textAt(details, 'RltdPties', account, 'Id', 'Othr', 'Id'),
    counterpartyBank: textAt(details, 'RltdAgts', agent, 'FinInstnId', 'Nm'),
  };
}
