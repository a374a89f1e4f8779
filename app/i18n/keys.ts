import type { resources } from './resources.server.ts';

/** The Vietnamese files are the model: a key that is not in them is a type error. */
type Model = (typeof resources)['vi'];

export type Namespace = keyof Model & string;

type WithoutPlural<K extends string> = K extends `${infer Base}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}`
  ? Base
  : K;

type Leaves<T> = {
  [K in keyof T & string]: T[K] extends string ? WithoutPlural<K> : `${K}.${Leaves<T[K]>}`;
}[keyof T & string];

/** Keys of a namespace, written with dots: `list.title`. */
export type KeyOf<N extends Namespace> = { [K in N]: Leaves<Model[K]> }[N];

type Prefixed<N extends Namespace> = { [K in N]: `${K}:${KeyOf<K>}` }[N];

/** Namespaces that every page has. */
export type Everywhere = 'common' | 'errors';

export type Values = Record<string, string | number>;

/**
 * The lookup of a page: keys of its first namespace bare, keys of the others as `namespace:key`. `count` chooses the plural form.
 */
export type T<N extends Namespace, More extends Namespace = never> = (
  key: KeyOf<N> | Prefixed<N | More | Everywhere>,
  values?: Values,
) => string;
