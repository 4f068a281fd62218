import * as z from 'zod';
import type { JsonPath } from './json-text.js';

/** What lies below all that says whether a part may be missing, empty or left to what is assumed. */
function bare(schema: unknown): unknown {
  let part = schema;
  while (part instanceof z.ZodOptional || part instanceof z.ZodDefault || part instanceof z.ZodNullable) {
    part = part.unwrap();
  }
  return part;
}

/** The parts of a schema that a value at the end of a path may fit: several where there is a choice. */
export function schemasAt(schema: unknown, [step, ...rest]: JsonPath): readonly unknown[] {
  const part = bare(schema);
  if (part instanceof z.ZodUnion) {
    return part.options.flatMap((option) => schemasAt(option, step === undefined ? [] : [step, ...rest]));
  }
  if (step === undefined) return [part];
  if (part instanceof z.ZodArray) return schemasAt(part.element, rest);
  if (part instanceof z.ZodRecord) return schemasAt(part.valueType, rest);
  if (part instanceof z.ZodObject) {
    const shape = part.shape as Readonly<Record<string, unknown>>;
    return Object.hasOwn(shape, step) ? schemasAt(shape[step], rest) : [];
  }
  return [];
}

/** The names that an object at the end of a path may have, where they are a closed list. */
export function namesAt(schema: unknown, path: JsonPath): readonly string[] {
  return schemasAt(schema, path).flatMap((part) => {
    if (part instanceof z.ZodObject) return Object.keys(part.shape);
    if (part instanceof z.ZodRecord && part.keyType instanceof z.ZodEnum)
      return part.keyType.options.map(String);
    return [];
  });
}
