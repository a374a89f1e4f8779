import { invalid } from './failure.ts';

/** What a request says, as flat names: `line_items[0][quantity]`. */
export class Parameters {
  readonly #values: Map<string, string>;

  /** @param allowed names with `[*]` for a number; `metadata` stands for any key below it. Others are refused, as Stripe does. */
  constructor(encoded: string, allowed: readonly string[]) {
    this.#values = new Map(new URLSearchParams(encoded));
    for (const name of this.#values.keys()) {
      const shape = name.replace(/\[\d+\]/g, '[*]').replace(/(metadata\]?)\[[^\]]+\]$/, '$1');
      if (shape !== 'expand[*]' && !allowed.includes(shape))
        throw invalid(`Received unknown parameter: ${name}`, { code: 'parameter_unknown', param: name });
    }
  }

  text(name: string): string | null {
    return this.#values.get(name) ?? null;
  }

  required(name: string): string {
    const value = this.#values.get(name);
    if (!value) throw invalid(`Missing required param: ${name}.`, { code: 'parameter_missing', param: name });
    return value;
  }

  integer(name: string): number | null {
    const value = this.#values.get(name);
    if (value === undefined) return null;
    if (!/^-?\d+$/.test(value))
      throw invalid(`Invalid integer: ${value}`, { code: 'parameter_invalid_integer', param: name });
    return Number(value);
  }

  /** An amount of đồng: a currency without decimals, eight digits at most. */
  amount(name: string, { charge = false } = {}): number {
    const amount = this.integer(name) ?? Number(this.required(name));
    if (amount < 1)
      throw invalid('This value must be greater than or equal to 1.', {
        code: 'parameter_invalid_integer',
        param: name,
      });
    if (charge && amount > 99_999_999)
      throw invalid('Amount must be no more than ₫99,999,999', { code: 'amount_too_large', param: name });
    // The least is half a US dollar in value.
    if (charge && amount < 13_000)
      throw invalid('Amount must convert to at least 50 cents.', { code: 'amount_too_small', param: name });
    return amount;
  }

  currency(name: string): 'vnd' {
    const currency = this.required(name);
    if (currency !== 'vnd') throw invalid(`Invalid currency: ${currency}`, { param: name });
    return currency;
  }

  metadata(prefix = 'metadata'): Record<string, string> {
    const found: Record<string, string> = {};
    for (const [name, value] of this.#values)
      if (name.startsWith(`${prefix}[`)) found[name.slice(prefix.length + 1, -1)] = value;
    return found;
  }
}
