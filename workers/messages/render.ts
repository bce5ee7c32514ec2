import type { Language, Part, Surroundings, Template, Wording } from './template.ts';

/** A message as it is read, before it has a recipient. */
export interface Rendered {
  subject: string;
  text: string;
  html: string;
  /** Undefined when the template is for mail only. */
  sms: string | undefined;
}

/** What a message carries is not what its template takes; says where, never what it was. */
export class MessageUnfit extends Error {}

/** Renders a template in a language. */
export function render(
  template: Template,
  language: Language,
  given: { data: unknown; secret: unknown },
  surroundings: Surroundings,
): Rendered {
  const data = template.data.safeParse(given.data);
  const secret = template.secret.safeParse(given.secret);
  if (!data.success || !secret.success) {
    const issues = [
      ...(data.error?.issues ?? []).map(({ path, code }) => `data.${path.join('.')}: ${code}`),
      ...(secret.error?.issues ?? []).map(({ path, code }) => `secret.${path.join('.')}: ${code}`),
    ];
    throw new MessageUnfit(issues.join(', '));
  }
  const wording = template.wordings[language]({ ...surroundings, data: data.data, secret: secret.data });
  return {
    // Into a header.
    subject: wording.subject.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim(),
    text: textOf(wording, surroundings),
    html: htmlOf(wording, language, surroundings),
    sms: wording.sms,
  };
}

function textOf({ parts }: Wording, { platformName, supportEmail }: Surroundings): string {
  const text = (part: Part) =>
    typeof part === 'string' ? part : 'code' in part ? `    ${part.code}` : `${part.label}:\n${part.link}`;
  return `${parts.map(text).join('\n\n')}\n\n-- \n${platformName}\n${supportEmail}\n`;
}

const STYLE = {
  body: 'margin:0;padding:24px;font:16px/1.5 sans-serif;color:#1a1a1a;background:#ffffff',
  code: 'font:bold 28px/1 monospace;letter-spacing:4px;margin:24px 0',
  link: 'display:inline-block;padding:12px 20px;background:#1a56db;color:#ffffff;text-decoration:none',
  foot: 'color:#6b7280;font-size:13px;margin-top:32px',
};

function htmlOf(
  { parts, subject }: Wording,
  language: Language,
  { platformName, supportEmail }: Surroundings,
) {
  const html = (part: Part) => {
    if (typeof part === 'string') return `<p>${escape(part)}</p>`;
    if ('code' in part) return `<p style="${STYLE.code}">${escape(part.code)}</p>`;
    return `<p><a href="${escape(part.link)}" style="${STYLE.link}">${escape(part.label)}</a></p>`;
  };
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>${escape(subject)}</title></head>
<body style="${STYLE.body}">
${parts.map(html).join('\n')}
<p style="${STYLE.foot}">${escape(platformName)}<br>${escape(supportEmail)}</p>
</body>
</html>
`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What a person wrote is text in HTML, never more. */
const escape = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
