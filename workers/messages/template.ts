import { z } from 'zod';

/** Languages there are texts in. */
export const LANGUAGES = ['ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A part of a mail, written once and rendered as text and as HTML. */
export type Part = string | { code: string } | { link: string; label: string };

/** What a message says in one language. */
export interface Wording {
  subject: string;
  parts: Part[];
  /** What an SMS says; a template without one is for mail only. */
  sms?: string;
}

/** What every message may mention. */
export interface Surroundings {
  platformName: string;
  supportEmail: string;
  /** Address of a page of the shop; a token goes into the fragment, which no server is sent. */
  page(path: string, token?: string): string;
}

/** What a text is made of: what the message carries, and what all may mention. */
export interface Words<Data, Secret> extends Surroundings {
  data: Data;
  secret: Secret;
}

/** A text of a message, in each language. */
export interface Template<
  DataSchema extends z.ZodType = z.ZodType,
  SecretSchema extends z.ZodType = z.ZodType,
> {
  /** As SQL names it. */
  name: string;
  /** What the message carries in clear. */
  data: DataSchema;
  /** What it carries sealed. */
  secret: SecretSchema;
  wordings: Record<Language, (words: Words<z.output<DataSchema>, z.output<SecretSchema>>) => Wording>;
}

/** Keeps the types of a template's data and secret together. */
export const defineTemplate = <DataSchema extends z.ZodType, SecretSchema extends z.ZodType>(
  template: Template<DataSchema, SecretSchema>,
): Template => template as unknown as Template;

/** A template that carries nothing. */
export const nothing = z.object({});
/** One that carries nothing sealed. */
export const noSecret = z.null();

const minutes = z.number().int().positive();
/** A code and how long it is good. */
export const codeSecret = z.object({ code: z.string().regex(/^[\w-]{4,20}$/), goodForMinutes: minutes });
/** A token of a link and how long it is good. */
export const tokenSecret = z.object({ token: z.string().regex(/^[\w.~-]{8,500}$/), goodForMinutes: minutes });

/** What a person wrote: one line, not too long, nothing that steers a terminal or a header. */
export const personal = z.string().transform((text) =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, 300),
);
