import { eq, getTableName } from 'drizzle-orm';
import type { Person } from '#app/domain/kernel/actor.ts';
import { recordAudit } from '#app/domain/kernel/audit.server.ts';
import { inTransaction, type Tx } from '#db/client.server.ts';
import { dataRegistry, type HeldTable } from './data-registry.server.ts';

/** Rows by table, as JSON can say them. */
export type PersonalData = { exportedAt: string; account: string; tables: Record<string, Record<string, unknown>[]> };

/**
 * Everything held about a person that is theirs to take: their own rows of every table of the registry, as of one moment.
 * That they took it is on record.
 */
export function exportPersonalData(person: Pick<Person, 'userId' | 'email'>): Promise<PersonalData> {
  return inTransaction(
    async (tx) => {
      const tables: PersonalData['tables'] = {};
      for (const held of dataRegistry) {
        const rows = await ownRows(tx, held, person);
        if (rows) tables[getTableName(held.table)] = rows;
      }
      await recordAudit(tx, person, { event: 'user.data_exported', subjectKind: 'user', subjectId: person.userId });
      return { exportedAt: new Date().toISOString(), account: person.email, tables };
    },
    { isolationLevel: 'repeatable read' },
  );
}

async function ownRows(tx: Tx, { table, owner, exported }: HeldTable, person: Pick<Person, 'userId' | 'email'>) {
  if (typeof exported === 'string') return null;
  const own = 'id' in owner ? eq(owner.id, person.userId) : eq(owner.email, person.email);
  const rows = await tx.select(exported).from(table).where(own);
  return rows.map((row) => JSON.parse(JSON.stringify(row, plain)) as Record<string, unknown>);
}

const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);
